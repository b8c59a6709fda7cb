package dev.carafe.http.syntax;

import java.util.HexFormat;
import java.util.List;

/** The path below which an app is mounted, such as {@code /app}, with which all its URLs begin. */
public final class PathPrefix {
    /** The punctuation that a segment may have unencoded (RFC 3986, section 3.3), except what ends a cookie's path or a list's value. */
    private static final String MARKS = "-._~!$&'()*+=:@";
    private static final int MAX_LENGTH = 256;

    private PathPrefix() { }

    /**
     * Returns whether a text begins with one slash and has only valid segments: none is empty or a dot segment, encoded or not, or has an
     * encoded slash, backslash or control character. It may end with a slash.
     */
    public static boolean isPrefix(String text) {
        if (!text.startsWith("/") || text.length() > MAX_LENGTH) {
            return false;
        }
        String path = trimmed(text);
        return path.isEmpty() || List.of(path.substring(1).split("/", -1)).stream().allMatch(PathPrefix::isSegment);
    }

    /** Returns a prefix without its final slash, and an empty text unchanged. */
    public static String checked(String text) {
        if (!text.isEmpty() && !isPrefix(text)) {
            throw new IllegalArgumentException(("An app can't be below the path '%s'. Such a path is percent-encoded, begins with one "
                    + "slash and has no empty, '.' or '..' segment, as in \"/app\".").formatted(text));
        }
        return trimmed(text);
    }

    private static String trimmed(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static boolean isSegment(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                int octet = octet(segment, i);
                if (octet < ' ' || octet == 127 || octet == '/' || octet == '\\') {
                    return false;
                }
                i += 2;
            } else if (!HeaderText.isAlphanumeric(c) && MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        String decoded = PercentEncoding.decodePath(segment);
        return !decoded.isEmpty() && !decoded.equals(".") && !decoded.equals("..");
    }

    /** Returns the octet of a percent escape, or -1. */
    private static int octet(String segment, int percent) {
        if (percent + 2 >= segment.length()) {
            return -1;
        }
        char high = segment.charAt(percent + 1);
        char low = segment.charAt(percent + 2);
        return HexFormat.isHexDigit(high) && HexFormat.isHexDigit(low) ? HexFormat.fromHexDigits(segment, percent + 1, percent + 3) : -1;
    }
}
