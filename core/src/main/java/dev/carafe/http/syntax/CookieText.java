package dev.carafe.http.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Parses the {@code Cookie} field, in UTF-8. Pairs end at a semicolon; quotes and the escapes in them are decoded; a pair without a name is
 * dropped. Never fails; linear time.
 *
 * <p>A semicolon ends a pair even inside quotes, as in browsers and RFC 6265, but not in Werkzeug up to 3. Otherwise someone who can set
 * two cookies, one that opens the quotes and one that closes them, could read the {@code HttpOnly} cookies in between through a page that
 * shows one. Like Werkzeug, Carafe writes a semicolon in a value as {@code \073}.
 */
public final class CookieText {
    private CookieText() { }

    /** Returns the cookies of one header; several headers are joined with {@code "; "} first (RFC 9113, section 8.2.3). */
    public static List<Map.Entry<String, String>> pairs(String header) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>(4);
        for (int start = 0; start < header.length(); ) {
            int end = indexOf(header, ';', start, header.length());
            int equals = indexOf(header, '=', start, end);
            String name = header.substring(start, equals).strip();
            if (!name.isEmpty()) {
                String value = equals == end ? "" : unquote(header.substring(equals + 1, end).strip());
                pairs.add(Map.entry(HeaderText.utf8(name), HeaderText.utf8(value)));
            }
            start = end + 1;
        }
        return pairs;
    }

    private static int indexOf(String text, char wanted, int from, int end) {
        int at = text.indexOf(wanted, from);
        return at < 0 || at > end ? end : at;
    }

    private static String unquote(String value) {
        int last = value.length() - 1;
        if (last < 1 || value.charAt(0) != '"' || value.charAt(last) != '"') {
            return value;
        }
        StringBuilder plain = new StringBuilder(last);
        for (int i = 1; i < last; i++) {
            char c = value.charAt(i);
            if (c != '\\' || i + 1 == last) {
                plain.append(c);
            } else if (i + 3 < last && isOctal(value, i + 1)) {
                plain.append((char) Integer.parseInt(value, i + 1, i + 4, 8));
                i += 3;
            } else {
                plain.append(value.charAt(++i));
            }
        }
        return plain.toString();
    }

    private static boolean isOctal(String text, int at) {
        return isDigit(text.charAt(at), '3') && isDigit(text.charAt(at + 1), '7') && isDigit(text.charAt(at + 2), '7');
    }

    private static boolean isDigit(char c, char highest) {
        return c >= '0' && c <= highest;
    }
}
