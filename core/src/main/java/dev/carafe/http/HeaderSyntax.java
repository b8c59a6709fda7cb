package dev.carafe.http;

/** What RFC 9110, section 5, allows in the name and the value of a header field. */
final class HeaderSyntax {
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = '!'; c < 127; c++) {
            TOKEN[c] = "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
        }
    }

    private HeaderSyntax() { }

    static void checkName(String name) {
        boolean token = !name.isEmpty();
        for (int i = 0; token && i < name.length(); i++) {
            char c = name.charAt(i);
            token = c < 128 && TOKEN[c];
        }
        if (!token) {
            throw new IllegalArgumentException(("'%s' is no header name. A name is made of letters, digits and !#$%%&'*+-.^_`|~ "
                    + "(RFC 9110, section 5.1).").formatted(visible(name)));
        }
    }

    static void checkValue(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c >= 127) {
                throw new IllegalArgumentException(("The value of the header '%s' has the character U+%04X at index %d, which no header "
                        + "may hold. Remove or encode it: fields are ASCII, and a line break would start another one (RFC 9110, "
                        + "section 5.5).").formatted(name, (int) c, i));
            }
        }
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().limit(80).forEach(c -> {
            if (c < ' ' || c == 127) {
                visible.append("\\u%04x".formatted(c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }
}
