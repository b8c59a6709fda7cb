package dev.carafe.http;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads {@code application/x-www-form-urlencoded}, the form of query strings and of simple forms, in UTF-8.
 *
 * <p>As lenient as Werkzeug: a {@code +} is a blank, a name without {@code =} has the empty value, a {@code %} without two hex
 * digits stands for itself, bytes that are not UTF-8 become U+FFFD, and only {@code &} separates. Linear time.
 */
final class UrlEncoded {
    private UrlEncoded() {}

    /** A query, without its {@code ?}. Its size is bounded by the request line's. */
    static Values parse(String query) {
        return query.isEmpty() ? Values.EMPTY : parse(query.getBytes(UTF_8), Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /**
     * A form's body.
     *
     * @param maxFields how many fields there may be
     * @param maxFieldBytes how long the name and value of one may be together, as sent
     * @throws HttpException 413 when there are more, or longer ones
     */
    static Values parse(byte[] body, int maxFields, int maxFieldBytes) {
        Values.Builder values = new Values.Builder();
        int fields = 0;
        for (int start = 0; start < body.length; ) {
            int end = indexOf('&', body, start, body.length);
            if (end > start) {
                if (++fields > maxFields) {
                    throw new HttpException(413, "The form has more than " + maxFields + " fields.");
                }
                if (end - start > maxFieldBytes) {
                    throw new HttpException(413, "A field of the form is longer than " + maxFieldBytes + " bytes.");
                }
                int equals = indexOf('=', body, start, end);
                values.add(decode(body, start, equals, true), decode(body, Math.min(equals + 1, end), end, true));
            }
            start = end + 1;
        }
        return values.build();
    }

    /** A path without its percent encoding. */
    static String decodePath(String path) {
        byte[] text = path.getBytes(UTF_8);
        return path.indexOf('%') < 0 ? path : decode(text, 0, text.length, false);
    }

    /** Undoes percent encoding. */
    static String decode(byte[] text, int start, int end, boolean plusIsBlank) {
        if (indexOf('%', text, start, end) == end && (!plusIsBlank || indexOf('+', text, start, end) == end)) {
            return new String(text, start, end - start, UTF_8);
        }
        int length = 0;
        byte[] decoded = new byte[end - start];
        for (int i = start; i < end; i++) {
            byte octet = text[i];
            if (octet == '+' && plusIsBlank) {
                octet = ' ';
            } else if (octet == '%' && i + 2 < end) {
                int high = Character.digit(text[i + 1], 16);
                int low = Character.digit(text[i + 2], 16);
                if (high >= 0 && low >= 0) {
                    octet = (byte) (high << 4 | low);
                    i += 2;
                }
            }
            decoded[length++] = octet;
        }
        return new String(decoded, 0, length, UTF_8);
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
