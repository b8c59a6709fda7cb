package dev.carafe.http.syntax;

/** The syntax of header fields' names and values (RFC 9110, section 5). */
public final class HeaderSyntax {
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = '!'; c < 127; c++) {
            TOKEN[c] = "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
        }
    }

    private HeaderSyntax() { }

    /** Returns whether a text is a token (section 5.6.2), as field names are. */
    public static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= TOKEN.length || !TOKEN[c]) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Returns whether a received text may be the value of a field. Bytes beyond ASCII are allowed: they are opaque (section 5.5). */
    public static boolean isReceivedValue(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c == 127) {
                return false;
            }
        }
        return true;
    }

    /**
     * Checks the name of a field.
     *
     * @throws IllegalArgumentException if it is not a token
     */
    public static void checkName(String name) {
        if (!isToken(name)) {
            throw new IllegalArgumentException(("'%s' is no header name. A name is made of letters, digits and !#$%%&'*+-.^_`|~ "
                    + "(RFC 9110, section 5.1).").formatted(visible(name)));
        }
    }

    /**
     * Checks a value of a field to send.
     *
     * @throws IllegalArgumentException if it has a character other than visible ASCII, blanks and tabs
     */
    public static void checkValue(String name, String value) {
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
