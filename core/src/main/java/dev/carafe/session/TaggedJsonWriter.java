package dev.carafe.session;

import dev.carafe.http.syntax.HttpDate;
import dev.carafe.json.PythonFloat;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what {@link TaggedJson} reads, byte for byte as Python does: compact, in ASCII, in insertion order. */
final class TaggedJsonWriter {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx");

    private final StringBuilder json = new StringBuilder();
    private int depth;

    private TaggedJsonWriter() {}

    /**
     * Writes a value.
     *
     * @throws IllegalArgumentException if the value is or contains something that a session can't keep
     */
    static String write(@Nullable Object value) {
        TaggedJsonWriter writer = new TaggedJsonWriter();
        writer.value(value);
        return writer.json.toString();
    }

    private void value(@Nullable Object value) {
        if (++depth > Kept.MAX_DEPTH) {
            throw new IllegalArgumentException("A session can't keep what is more than %d levels deep, or holds itself. Keep its id."
                    .formatted(Kept.MAX_DEPTH));
        }
        switch (value) {
            case null -> json.append("null");
            case String text -> string(text);
            case Boolean truth -> json.append(truth);
            case Integer number -> json.append(number);
            case Long number -> json.append(number);
            case BigInteger number -> json.append(number);
            case Double number -> json.append(PythonFloat.repr(number));
            case Map<?, ?> map -> map(map);
            case List<?> list -> list(list);
            case Tuple tuple -> tagged(" t", tuple.items());
            case byte[] octets -> tagged(" b", Base64.getEncoder().encodeToString(octets));
            case Markup markup -> tagged(" m", markup.html());
            case UUID id -> tagged(" u", HexFormat.of().toHexDigits(id.getMostSignificantBits())
                    + HexFormat.of().toHexDigits(id.getLeastSignificantBits()));
            case OffsetDateTime time -> tagged(" d", date(time));
            case LocalDateTime time -> tagged(" d", LOCAL.format(time));
            default -> other(value);
        }
        depth--;
    }

    /** Formats an HTTP date, the only form that Flask reads, or ISO 8601 for a date that this can't express, which only Quart makes. */
    private static String date(OffsetDateTime time) {
        boolean fits = time.getNano() == 0 && time.getOffset().equals(ZoneOffset.UTC) && time.getYear() > 0 && time.getYear() <= 9999;
        return fits ? HttpDate.format(time.toInstant()) : OFFSET.format(time);
    }

    @SuppressWarnings("ReferenceEquality") // Kept returns a value unchanged if it has no other form
    private void other(Object value) {
        Object kept = Kept.of(value);
        if (kept == value) {
            throw new IllegalArgumentException(("A session can't keep a %s. Keep null, strings, booleans, numbers, collections, arrays, "
                    + "maps, Tuple, byte[], UUID, dates with a time or Markup; of anything else its id, for example.")
                    .formatted(value.getClass().getName()));
        }
        depth--;
        value(kept);
        depth++;
    }

    private void tagged(String tag, Object value) {
        json.append("{\"").append(tag).append("\":");
        value(value);
        json.append('}');
    }

    private void list(List<?> list) {
        json.append('[');
        String comma = "";
        for (Object item : list) {
            json.append(comma);
            value(item);
            comma = ",";
        }
        json.append(']');
    }

    private void map(Map<?, ?> map) {
        boolean looksTagged = map.size() == 1 && TaggedJson.TAGS.contains(String.valueOf(map.keySet().iterator().next()));
        json.append(looksTagged ? "{\" di\":{" : "{");
        String comma = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.append(comma);
            string(entry.getKey() + (looksTagged ? "__" : ""));
            json.append(':');
            value(entry.getValue());
            comma = ",";
        }
        json.append(looksTagged ? "}}" : "}");
    }

    private void string(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                default -> {
                    if (c >= ' ' && c < 127) {
                        json.append(c);
                    } else {
                        json.append("\\u").append(HexFormat.of().toHexDigits(c));
                    }
                }
            }
        }
        json.append('"');
    }
}
