package dev.carafe.server;

/** Writes text from a client into a line of the log, so that it can't end the line or a quoted part of it, or control a terminal. */
final class LogText {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private LogText() { }

    /** Appends a text. Replaces a control character, a quote or a backslash by the escape and two digits, as nginx does. */
    static void append(String text, String escape, StringBuilder line) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || (c >= 0x7f && c < 0xa0)) {
                line.append(escape).append(HEX[c >> 4]).append(HEX[c & 0xf]);
            } else {
                line.append(c);
            }
        }
    }
}
