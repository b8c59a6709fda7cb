package dev.carafe.templates;

/** Sees the text of each <code>{{ value }}</code> before it is output, and may change or refuse it. */
@FunctionalInterface
public interface Finalizer {
    /** The text to output; {@code line} is that of the expression, counted from 1. */
    String output(String text, String template, int line);
}
