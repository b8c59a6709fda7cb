package dev.carafe.routing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Handles a path's percent escapes (RFC 3986, section 2.1), its slashes, and escaped slashes. */
final class PathText {
    /** Represents {@code %2F} in a decoded path, which never has a NUL otherwise. */
    static final char ENCODED_SLASH = '\0';

    private static final String SAFE = "!$&'()*+,/:;=@";
    private static final String SAFE_IN_QUERY = "!$'()*,/:;?@";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PathText() {}

    static boolean isSlash(char c) {
        return c == '/' || c == ENCODED_SLASH;
    }

    /** Decodes a path, or returns null if it has a malformed escape, invalid UTF-8 or a NUL. */
    static @Nullable String decode(String raw) {
        if (raw.indexOf(0) >= 0) {
            return null;
        }
        return raw.indexOf('%') < 0 ? raw : decodeBytes(raw.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String decodeBytes(byte[] bytes) {
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int value = bytes[i];
            if (value == '%') {
                value = i + 2 < bytes.length ? (hexDigit(bytes[i + 1]) << 4) | hexDigit(bytes[i + 2]) : -1;
                if (value <= 0) {
                    return null;
                }
                value = value == '/' ? ENCODED_SLASH : value;
                i += 2;
            }
            bytes[length++] = (byte) value;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static int hexDigit(byte c) {
        return c < 0 ? -1 : Character.digit(c, 16);
    }

    /** Returns the value of a decoded region, with its slashes. */
    static String value(String path, int from, int to) {
        String text = path.substring(from, to);
        return text.indexOf(ENCODED_SLASH) < 0 ? text : text.replace(ENCODED_SLASH, '/');
    }

    /** Returns whether a path can contain a text: it has no NUL and no unpaired surrogate. */
    static boolean isEncodable(String text) {
        return text.indexOf(0) < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** Returns whether a segment is {@code .} or {@code ..}. */
    static boolean hasDotSegment(CharSequence path) {
        for (String segment : path.toString().split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }

    /** Replaces each run of slashes by one. Returns the same object if there is none. */
    static String mergeSlashes(String text) {
        if (!text.contains("//")) {
            return text;
        }
        StringBuilder merged = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '/' || i == 0 || text.charAt(i - 1) != '/') {
                merged.append(c);
            }
        }
        return merged.toString();
    }

    /** Turns {@code //a} into {@code /a}, so that no redirect leaves the host by a path that looks like an authority. */
    static String withoutSurplusLeading(String path) {
        int first = 0;
        while (first + 1 < path.length() && path.charAt(first) == '/' && path.charAt(first + 1) == '/') {
            first++;
        }
        return path.substring(first);
    }

    /** Percent-encodes all but unreserved characters and {@code !$&'()*+,/:;=@}. */
    static String encode(String text) {
        return encode(text, SAFE);
    }

    /** Encodes a name or a value of a query like {@link #encode}, but a space becomes {@code +}. */
    static String encodeQuery(String text) {
        return encode(text, SAFE_IN_QUERY).replace("%20", "+");
    }

    /** Returns the path below which an app is mounted, encoded, without a final slash. Existing escapes stay. */
    static String root(String prefix) {
        String path = mergeSlashes("/" + prefix);
        int end = path.length() - (path.endsWith("/") ? 1 : 0);
        StringBuilder root = new StringBuilder();
        int from = 0;
        for (int percent = path.indexOf('%'); percent >= 0 && percent + 2 < end; percent = path.indexOf('%', percent + 1)) {
            if (Character.digit(path.charAt(percent + 1), 16) >= 0 && Character.digit(path.charAt(percent + 2), 16) >= 0) {
                root.append(encode(path.substring(from, percent))).append(path, percent, percent + 3);
                from = percent + 3;
            }
        }
        return root.append(encode(path.substring(from, end))).toString();
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
        boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return alphanumeric || c == '-' || c == '.' || c == '_' || c == '~';
    }
}
