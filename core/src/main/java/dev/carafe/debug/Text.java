package dev.carafe.debug;

import org.jspecify.annotations.Nullable;

/** Converts foreign values to text, even if their {@code toString} throws. */
final class Text {
    private static final int LONGEST = 10_000;

    private Text() { }

    static String of(@Nullable Object value) {
        try {
            return cut(String.valueOf(value));
        } catch (RuntimeException e) {
            return "(its toString() failed: " + e.getClass().getName() + ")";
        }
    }

    /** Returns the message of an exception, or an empty text if it has none. */
    static String message(Throwable failure) {
        try {
            String message = failure.getLocalizedMessage();
            return message == null ? "" : cut(message);
        } catch (RuntimeException e) {
            return "(its getMessage() failed: " + e.getClass().getName() + ")";
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
