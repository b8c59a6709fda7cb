package dev.carafe.http.header;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a resource an answer holds: {@code Content-Range: bytes 0-499/1234} (RFC 9110, section 14.4).
 *
 * <pre>{@code
 * response.status(206).header("Content-Range", ContentRange.of(0, 500, 1234).toString());
 * response.status(416).header("Content-Range", ContentRange.unsatisfied(1234).toString());
 * }</pre>
 *
 * @param span the part, or null in an answer that could not give any
 * @param length the length of the whole, in bytes
 */
public record ContentRange(Range.@Nullable Span span, long length) {
    /** A part of the whole, its end exclusive. */
    public static ContentRange of(long start, long end, long length) {
        return new ContentRange(new Range.Span(start, end), length);
    }

    /** No part, because none of those asked for lies within the whole. */
    public static ContentRange unsatisfied(long length) {
        return new ContentRange(null, length);
    }

    /** The range as the header has it, its last position inclusive. */
    @Override
    public String toString() {
        if (span == null) {
            return "bytes */" + length;
        }
        return "bytes " + span.start() + '-' + ((span.end() == null ? length : span.end()) - 1) + '/' + length;
    }
}
