package dev.carafe.routing;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Percent escapes of a path (RFC 3986, section 2.1), and the slash that an escape hides. */
final class PathText {
    /** Stands for {@code %2F} in a decoded path, which otherwise never holds a NUL. */
    static final char ENCODED_SLASH = '\0';

    private static final String SAFE = "!$&'()*+,/:;=@";
    private static final String SAFE_IN_QUERY = "!$'()*,/:;?@";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PathText() {}

    static boolean isSlash(char c) {
        return c == '/' || c == ENCODED_SLASH;
    }

    /** The path without escapes, or null if it has a malformed one, bad UTF-8 or a NUL. */
    static @Nullable String decode(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%' || c == 0) {
                return decodeFrom(raw, i);
            }
        }
        return raw;
    }

    private static @Nullable String decodeFrom(String raw, int start) {
        StringBuilder decoded = new StringBuilder(raw.length()).append(raw, 0, start);
        int i = start;
        while (i < raw.length()) {
            char c = raw.charAt(i);
            if (c == 0) {
                return null;
            }
            if (c == '%') {
                int end = endOfEscapes(raw, i);
                if (!appendBytes(raw, i, end, decoded)) {
                    return null;
                }
                i = end;
            } else {
                decoded.append(c);
                i++;
            }
        }
        return decoded.toString();
    }

    private static int endOfEscapes(String raw, int from) {
        int end = from;
        while (end < raw.length() && raw.charAt(end) == '%') {
            end += 3;
        }
        return end;
    }

    /** Decodes a run of escapes; one character may need up to four of them. */
    private static boolean appendBytes(String raw, int from, int to, StringBuilder decoded) {
        if (to > raw.length()) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.allocate((to - from) / 3);
        for (int i = from; i < to; i += 3) {
            int high = hexDigit(raw.charAt(i + 1));
            int low = hexDigit(raw.charAt(i + 2));
            if (high < 0 || low < 0 || (high | low) == 0) {
                return false;
            }
            bytes.put((byte) ((high << 4) | low));
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            decoded.append(text.toString().replace('/', ENCODED_SLASH));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static int hexDigit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    /** The value of a decoded region, with its slashes. */
    static String value(String path, int from, int to) {
        String text = path.substring(from, to);
        return text.indexOf(ENCODED_SLASH) < 0 ? text : text.replace(ENCODED_SLASH, '/');
    }

    /** Whether a path can hold this text: no NUL and no half of a surrogate pair. */
    static boolean isEncodable(String text) {
        return text.indexOf(0) < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** Whether a segment is {@code .} or {@code ..}. */
    static boolean hasDotSegment(CharSequence path) {
        for (String segment : path.toString().split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }

    /** Encodes all but unreserved characters and {@code !$&'()*+,/:;=@}. */
    static String encode(String text) {
        return encode(text, SAFE);
    }

    /** As {@link #encode}, for a name or a value of a query: a space becomes {@code +}. */
    static String encodeQuery(String text) {
        return encode(text, SAFE_IN_QUERY).replace("%20", "+");
    }

    private static String encode(String text, String safe) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (isUnreserved(c) || safe.indexOf(c) >= 0) {
                encoded.append((char) c);
            } else if (c == ENCODED_SLASH) {
                encoded.append("%2F");
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
                }
            }
            i += Character.charCount(c);
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    }
}
