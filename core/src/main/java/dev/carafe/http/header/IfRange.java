package dev.carafe.http.header;

import dev.carafe.http.syntax.HttpDate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The version that a client has a part of, by its {@code If-Range} header: a mark or a date, never both (RFC 9110, section
 * 13.1.5).
 *
 * @param etag the mark, or null
 * @param date the date of the last change, or null
 */
public record IfRange(@Nullable ETag etag, @Nullable Instant date) {
    /** The version of a header; both null when there is none in it. */
    public static IfRange parse(@Nullable String header) {
        Instant date = HttpDate.parse(header);
        return date != null ? new IfRange(null, date) : new IfRange(ETag.parse(header), null);
    }
}
