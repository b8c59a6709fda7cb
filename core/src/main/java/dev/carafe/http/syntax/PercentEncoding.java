package dev.carafe.http.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Decodes percent-encoding, in UTF-8. A {@code %} without two hex digits is literal, as in Werkzeug. Linear time. */
public final class PercentEncoding {
    private PercentEncoding() { }

    /** Decodes a path. */
    public static String decodePath(String path) {
        byte[] text = path.getBytes(UTF_8);
        return path.indexOf('%') < 0 ? path : decode(text, 0, text.length, false);
    }

    /** Decodes a piece of a text, optionally with {@code +} as a blank. */
    public static String decode(byte[] text, int start, int end, boolean plusIsBlank) {
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
