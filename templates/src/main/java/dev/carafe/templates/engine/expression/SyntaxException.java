package dev.carafe.templates.engine.expression;

/** A template that can't be read, in Jinja2's words. */
public final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;

    /** With the line where the reading stopped, counted from 1. */
    public SyntaxException(String message, int line) {
        super(message);
        this.line = line;
    }

    /** The line, counted from 1. */
    public int line() {
        return line;
    }
}
