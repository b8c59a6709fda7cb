package dev.carafe.http.header;

import dev.carafe.http.syntax.HeaderSyntax;
import dev.carafe.http.syntax.HeaderText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a resource that a client asks for: {@code Range: bytes=0-499, -500} (RFC 9110, section 14.2).
 *
 * @param unit the unit, in lower case; {@code bytes} is the only one in use
 * @param spans the parts, in order
 */
public record Range(String unit, List<Span> spans) {
    /** Creates a range. Copies the list. */
    public Range {
        spans = List.copyOf(spans);
    }

    /**
     * One part.
     *
     * @param start the first position; a negative one counts from the end, so -500 means the last 500
     * @param end the position after the last one, or null for everything from the start on; 0 for the last 0, which exist nowhere
     */
    public record Span(long start, @Nullable Long end) {}

    /** Parses the range of a header; returns null if there is none or it is malformed, and so has to be ignored. */
    public static @Nullable Range parse(@Nullable String header) {
        int equals = header == null ? -1 : header.indexOf('=');
        if (header == null || equals < 0) {
            return null;
        }
        String unit = HeaderText.lower(header.substring(0, equals).strip());
        List<Span> spans = new ArrayList<>(1);
        for (String piece : HeaderText.split(header.substring(equals + 1), ',')) {
            Span span = span(piece);
            if (span == null) {
                return null;
            }
            spans.add(span);
        }
        return spans.isEmpty() || !HeaderSyntax.isToken(unit) ? null : new Range(unit, spans);
    }

    private static @Nullable Span span(String piece) {
        int dash = piece.indexOf('-');
        if (dash < 0) {
            return null;
        }
        long first = HeaderText.number(piece.substring(0, dash).strip());
        long last = HeaderText.number(piece.substring(dash + 1).strip());
        if (dash == 0) {
            return last < 0 ? null : last == 0 ? new Span(0, 0L) : new Span(-last, null);
        }
        if (dash == piece.length() - 1) {
            return first >= 0 ? new Span(first, null) : null;
        }
        return first >= 0 && last >= first ? new Span(first, last + 1) : null;
    }

    /** Returns the parts that lie within a resource of a length, cut at its end, with every end set. The list may be empty. */
    public List<Span> resolve(long length) {
        List<Span> resolved = new ArrayList<>(spans.size());
        for (Span span : spans) {
            long start = span.start < 0 ? Math.max(0, length + span.start) : span.start;
            long end = span.end == null ? length : Math.min(span.end, length);
            if (start < end) {
                resolved.add(new Span(start, end));
            }
        }
        return resolved;
    }
}
