package dev.carafe.templates.engine.expression;

/** Thrown when a template can't be parsed, in Jinja2's words. */
public final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;

    /** Creates an exception with the line where parsing stopped, counted from 1. */
    public SyntaxException(String message, int line) {
        super(message);
        this.line = line;
    }

    /** Returns the line, counted from 1. */
    public int line() {
        return line;
    }
}
