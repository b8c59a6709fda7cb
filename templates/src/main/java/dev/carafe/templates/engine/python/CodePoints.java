package dev.carafe.templates.engine.python;

/** Positions in text as Python counts them: characters, not UTF-16 units. */
public final class CodePoints {
    private CodePoints() {}

    /** Returns the number of characters. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Returns the UTF-16 index of the character at a position, which must be in the text or at its end. */
    public static int offset(String text, int position) {
        return text.offsetByCodePoints(0, position);
    }

    /** Returns the characters up to a position; all if there are fewer. */
    public static String first(String text, int count) {
        return length(text) <= count ? text : text.substring(0, offset(text, count));
    }

    /** Compares by characters; UTF-16 order puts characters outside of the basic plane too early. */
    public static int compare(CharSequence a, CharSequence b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean high = Character.isSurrogate(x);
                return high == Character.isSurrogate(y) ? Character.compare(x, y) : high ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
