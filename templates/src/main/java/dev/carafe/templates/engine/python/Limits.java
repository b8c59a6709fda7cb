package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.PythonException;

/**
 * The one bound on what a template can make: ten million characters or items in one value, 4,300 digits in one number read from text, and
 * as long as the thread is not interrupted. Beyond it the render fails; nothing is cut silently.
 */
public final class Limits {
    /** The most characters of a text and items of a list. */
    public static final int SIZE = 10_000_000;
    /** The most digits of a number in text, as in CPython. */
    public static final int DIGITS = 4300;

    private Limits() {}

    /** Returns the size; throws if a value of that size is too large. */
    public static int check(long size) {
        if (size > SIZE) {
            throw new PythonException("a value of " + size + " characters or items is too large; the limit is " + SIZE);
        }
        return (int) Math.max(size, 0);
    }

    /** Fails if somebody wants the thread to stop; its flag stays set. */
    public static void heedInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw new PythonException("the render was interrupted");
        }
    }

    /** Returns so many blanks. */
    public static String blanks(long count) {
        return " ".repeat(check(count));
    }
}
