package dev.carafe.templates.mail;

/** Checks the characters of headers, and shows illegal ones. */
final class Characters {
    private Characters() {}

    /** Returns the index of the first character that may end a line or can't be encoded, or -1. A tab is white space. */
    static int firstForbidden(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            if ((c < ' ' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns a text in quotes, with escapes for invisible characters, cut to a limit. */
    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        for (int i = 0; i < Math.min(text.length(), 80); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                default -> {
                    if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || Character.isSurrogate(c)) {
                        String hex = Integer.toHexString(c);
                        shown.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
                    } else {
                        shown.append(c);
                    }
                }
            }
        }
        return shown.append(text.length() > 80 ? "...\"" : "\"").toString();
    }
}
