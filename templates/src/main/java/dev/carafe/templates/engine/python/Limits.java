package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.PythonException;

/**
 * Bounds what a template can create: ten million characters or items in one value, and 4,300 digits in one number read from text. An
 * interrupt of the thread ends the render too. Beyond a bound the render fails; nothing is cut silently.
 */
public final class Limits {
    /** The maximum number of characters in a text and of items in a list. */
    public static final int SIZE = 10_000_000;
    /** The maximum number of digits of a number in text, as in CPython. */
    public static final int DIGITS = 4300;

    private Limits() {}

    /** Returns the size. Throws an exception if it exceeds the limit. */
    public static int check(long size) {
        if (size > SIZE) {
            throw new PythonException("a value of " + size + " characters or items is too large; the limit is " + SIZE);
        }
        return (int) Math.max(size, 0);
    }

    /** Fails if the thread is interrupted. Its interrupt flag stays set. */
    public static void heedInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw new PythonException("the render was interrupted");
        }
    }

    /** Returns the given number of blanks. */
    public static String blanks(long count) {
        return " ".repeat(check(count));
    }
}
