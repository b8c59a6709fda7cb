package dev.carafe.http.header;

import dev.carafe.http.syntax.HttpDate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The version that a client has a part of, from its {@code If-Range} header: an entity tag or a date, never both (RFC 9110, section
 * 13.1.5).
 *
 * @param etag the entity tag, or null
 * @param date the date of the last change, or null
 */
public record IfRange(@Nullable ETag etag, @Nullable Instant date) {
    /** Returns the version named by a header; both parts are null if there is none. */
    public static IfRange parse(@Nullable String header) {
        Instant date = HttpDate.parse(header);
        return date != null ? new IfRange(null, date) : new IfRange(ETag.parse(header), null);
    }
}
