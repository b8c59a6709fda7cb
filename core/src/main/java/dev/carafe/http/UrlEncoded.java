package dev.carafe.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carafe.http.syntax.PercentEncoding;
import dev.carafe.http.syntax.TooLargeException;

/**
 * Parses {@code application/x-www-form-urlencoded}, the format of query strings and simple forms, in UTF-8.
 *
 * <p>As lenient as Werkzeug: a {@code +} is a blank, a name without {@code =} has the empty value, a {@code %} without two hex digits is
 * literal, bytes that are not UTF-8 become U+FFFD, and only {@code &} separates. Linear time.
 */
final class UrlEncoded {
    private UrlEncoded() {}

    /** Parses a query without its {@code ?}. Its size is bounded by the request line's. */
    static MultiValues parse(String query) {
        return query.isEmpty() ? MultiValues.EMPTY : parse(query.getBytes(UTF_8), Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /**
     * Parses the body of a form.
     *
     * @param maxFields how many fields the form may have
     * @param maxFieldBytes how long a field's name and value together may be, as sent
     * @throws TooLargeException if there are more fields, or a longer one
     */
    static MultiValues parse(byte[] body, int maxFields, int maxFieldBytes) {
        MultiValues.Builder values = new MultiValues.Builder();
        int fields = 0;
        for (int start = 0; start < body.length; ) {
            int end = indexOf('&', body, start, body.length);
            if (end > start) {
                if (++fields > maxFields) {
                    throw new TooLargeException("The form has more than " + maxFields + " fields.");
                }
                if (end - start > maxFieldBytes) {
                    throw new TooLargeException("A field of the form is longer than " + maxFieldBytes + " bytes.");
                }
                int equals = indexOf('=', body, start, end);
                values.add(PercentEncoding.decode(body, start, equals, true),
                        PercentEncoding.decode(body, Math.min(equals + 1, end), end, true));
            }
            start = end + 1;
        }
        return values.build();
    }

    private static int indexOf(char wanted, byte[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text[i] == wanted) {
                return i;
            }
        }
        return end;
    }
}
