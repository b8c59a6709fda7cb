package dev.carafe.server;

/** Writes what a client sent into a line of the log, so that it neither ends the line, nor a quoted part of it, nor controls a terminal. */
final class LogText {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private LogText() { }

    /** Appends a text; a control character, a quote or a backslash becomes the escape and two digits, as in the logs of nginx. */
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
