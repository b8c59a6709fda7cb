package dev.carafe.templates.engine.expression;

/** Decodes the text between quotes with Python's escapes. Unknown escapes stay. */
final class StringLiteral {
    private StringLiteral() {}

    static String value(String raw, int line) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder value = new StringBuilder(raw.length());
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i++);
            if (c != '\\' || i == raw.length()) {
                value.append(c);
                continue;
            }
            char escape = raw.charAt(i++);
            switch (escape) {
                case 'n' -> value.append('\n');
                case 't' -> value.append('\t');
                case 'r' -> value.append('\r');
                case 'b' -> value.append('\b');
                case 'f' -> value.append('\f');
                case 'a' -> value.append('\u0007');
                case 'v' -> value.append('\u000b');
                case '\\', '\'', '"' -> value.append(escape);
                case '\n' -> { }
                case 'N' -> i = named(raw, i, value, line);
                case 'x' -> i = hex(raw, i, 2, value, line);
                case 'u' -> i = hex(raw, i, 4, value, line);
                case 'U' -> i = hex(raw, i, 8, value, line);
                default -> i = octal(raw, i - 1, value);
            }
        }
        return value.toString();
    }

    private static int hex(String raw, int start, int length, StringBuilder value, int line) {
        int code = start + length <= raw.length() ? 0 : -1;
        for (int i = start; i < start + length && code >= 0; i++) {
            int digit = Character.digit(raw.charAt(i), 16);
            code = digit < 0 || code > 0x10ffff ? -1 : code * 16 + digit;
        }
        if (code < 0 || code > 0x10ffff) {
            throw new SyntaxException("truncated or illegal escape in string literal", line);
        }
        value.appendCodePoint(code);
        return start + length;
    }

    /** {@code \N{BULLET}}: a character by its name. */
    private static int named(String raw, int start, StringBuilder value, int line) {
        int end = raw.startsWith("{", start) ? raw.indexOf('}', start) : -1;
        if (end < 0) {
            throw new SyntaxException("malformed \\N character escape", line);
        }
        try {
            value.appendCodePoint(Character.codePointOf(raw.substring(start + 1, end)));
        } catch (IllegalArgumentException e) {
            throw new SyntaxException("unknown Unicode character name", line);
        }
        return end + 1;
    }

    private static int octal(String raw, int start, StringBuilder value) {
        int end = start;
        while (end < raw.length() && end < start + 3 && raw.charAt(end) >= '0' && raw.charAt(end) <= '7') {
            end++;
        }
        if (end == start) {
            value.append('\\').append(raw.charAt(start));
            return start + 1;
        }
        value.appendCodePoint(Integer.parseInt(raw.substring(start, end), 8));
        return end;
    }
}
