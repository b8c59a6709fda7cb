package dev.carafe.operation;

import java.lang.reflect.Type;

/**
 * A value that a route reads from the query, a header or a cookie.
 *
 * @param place where it is
 * @param name its name; empty for a record whose components are values of the query
 * @param type what it is read as
 */
public record Parameter(Place place, String name, Type type) {
    /** Where values are, besides the path and the body. */
    public enum Place {
        /** In the query of the URL. */
        QUERY,
        /** In a header field. */
        HEADER,
        /** In a cookie. */
        COOKIE
    }
}
