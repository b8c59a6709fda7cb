package dev.carafe.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.carafe.http.syntax.HttpDate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of Flask's and Quart's sessions. There, an object with a single key such as {@code " t"} is a tag around a value that has
 * no type in JSON. {@link TaggedJsonWriter} writes it.
 *
 * <p>{@code " t"} is a {@link Tuple}, {@code " b"} a byte[], {@code " u"} a UUID, {@code " m"} {@link Markup}, {@code " d"} an
 * OffsetDateTime, or a LocalDateTime without an offset; {@code " di"} a map whose single key would be mistaken for a tag.
 */
final class TaggedJson {
    static final Set<String> TAGS = Set.of(" di", " t", " b", " m", " u", " d");

    /** Every text that {@link TaggedJsonWriter} writes and {@link Payload} encodes is within these bounds. */
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(1000).maxNumberLength(Payload.MAX_BYTES).maxNameLength(Payload.MAX_BYTES).build();

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(BOUNDS).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(Object.class);

    private TaggedJson() {}

    /**
     * Parses a text.
     *
     * @throws IllegalArgumentException if the text is not JSON, or a tag does not fit its value
     */
    static @Nullable Object read(String text) {
        try {
            return untag(JSON.readValue(text));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("not the JSON of a session", unreadable);
        }
    }

    private static @Nullable Object untag(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> untagItems(list);
            case Map<?, ?> map -> untagMap(map);
            case null, default -> value;
        };
    }

    private static List<@Nullable Object> untagItems(List<?> list) {
        List<@Nullable Object> items = new ArrayList<>(list.size());
        list.forEach(item -> items.add(untag(item)));
        return items;
    }

    private static @Nullable Object untagMap(Map<?, ?> map) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        map.forEach((key, value) -> plain.put((String) key, untag(value)));
        if (plain.size() != 1) {
            return plain;
        }
        Map.Entry<String, @Nullable Object> only = plain.entrySet().iterator().next();
        Object inside = only.getValue();
        return switch (only.getKey()) {
            case " t" -> Tuple.of(inside(inside, List.class).toArray());
            case " b" -> Base64.getMimeDecoder().decode(inside(inside, String.class));
            case " m" -> new Markup(inside(inside, String.class));
            case " u" -> uuid(inside(inside, String.class));
            case " d" -> date(inside(inside, String.class));
            case " di" -> unescape(inside(inside, Map.class));
            default -> plain;
        };
    }

    private static <T> T inside(@Nullable Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("a tag around something else than a " + type.getSimpleName());
        }
        return type.cast(value);
    }

    private static UUID uuid(String hex) {
        String digits = hex.replace("-", "");
        if (digits.length() != 32) {
            throw new IllegalArgumentException("not 32 hex digits");
        }
        return new UUID(Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, 32, 16));
    }

    /** Parses a date: Quart writes ISO 8601, Flask HTTP dates. Returns null for anything else, as they do. */
    private static @Nullable Object date(String text) {
        Instant time = HttpDate.parse(text);
        if (time != null) {
            return time.atOffset(ZoneOffset.UTC);
        }
        try {
            return DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    /** Unescapes a map: {@code {" t__": 5}} means {@code {" t": 5}}. */
    private static Map<String, @Nullable Object> unescape(Map<?, ?> escaped) {
        if (escaped.size() != 1) {
            throw new IllegalArgumentException("an escaped map without its one key");
        }
        Map.Entry<?, ?> only = escaped.entrySet().iterator().next();
        String key = (String) only.getKey();
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put(key.endsWith("__") ? key.substring(0, key.length() - 2) : key, only.getValue());
        return plain;
    }
}
