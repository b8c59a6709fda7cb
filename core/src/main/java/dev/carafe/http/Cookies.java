package dev.carafe.http;

/**
 * Reads the {@code Cookie} header as Werkzeug does: pairs end at a semicolon, except for one inside a quoted value; quotes and
 * the escapes in them are undone; a pair without a name is dropped; a name may come more than once, the first value first. The
 * octets are UTF-8. Never fails; linear time.
 */
final class Cookies {
    private Cookies() {}

    /** The cookies of one header; several headers are joined with {@code "; "} first (RFC 9113, section 8.2.3). */
    static Values parse(String header) {
        Values.Builder values = new Values.Builder();
        for (int start = 0; start < header.length(); ) {
            int equals = indexOfAny(header, start, "=;");
            int end = equals;
            String name = header.substring(start, equals).strip();
            String value = "";
            if (equals < header.length() && header.charAt(equals) == '=') {
                int valueStart = skipBlanks(header, equals + 1);
                end = endOfValue(header, valueStart);
                value = unquote(header.substring(valueStart, end).strip());
            }
            if (!name.isEmpty()) {
                values.add(HeaderText.utf8(name), HeaderText.utf8(value));
            }
            start = end + 1;
        }
        return values.build();
    }

    /** Where the semicolon after a value is, or the end; a quoted value that something else follows is an unquoted one. */
    private static int endOfValue(String header, int start) {
        if (start < header.length() && header.charAt(start) == '"') {
            int close = start + 1;
            while (close < header.length() && header.charAt(close) != '"') {
                close += header.charAt(close) == '\\' ? 2 : 1;
            }
            if (close < header.length()) {
                int next = skipBlanks(header, close + 1);
                if (next == header.length() || header.charAt(next) == ';') {
                    return next;
                }
            }
        }
        return indexOfAny(header, start, ";");
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

    private static int skipBlanks(String text, int at) {
        int next = at;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next;
    }

    private static int indexOfAny(String text, int from, String wanted) {
        int at = from;
        while (at < text.length() && wanted.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
