package dev.carafe.http.header;

import org.jspecify.annotations.Nullable;

/**
 * The part of a resource in a response: {@code Content-Range: bytes 0-499/1234} (RFC 9110, section 14.4).
 *
 * <pre>{@code
 * response.status(206).header("Content-Range", ContentRange.of(0, 500, 1234).toString());
 * response.status(416).header("Content-Range", ContentRange.unsatisfied(1234).toString());
 * }</pre>
 *
 * @param span the part, or null in a 416 response
 * @param length the length of the whole resource in bytes
 */
public record ContentRange(Range.@Nullable Span span, long length) {
    /** Creates a range with an exclusive end. */
    public static ContentRange of(long start, long end, long length) {
        return new ContentRange(new Range.Span(start, end), length);
    }

    /** Creates the range of a 416 response: none of the requested parts exists. */
    public static ContentRange unsatisfied(long length) {
        return new ContentRange(null, length);
    }

    /** Returns the range as in a header, with an inclusive end. */
    @Override
    public String toString() {
        if (span == null) {
            return "bytes */" + length;
        }
        return "bytes " + span.start() + '-' + ((span.end() == null ? length : span.end()) - 1) + '/' + length;
    }
}
