package dev.carafe.templates.engine.expression;

import java.util.Locale;

/**
 * A word of an expression.
 *
 * @param kind what it is
 * @param text its letters; of a string literal its value; of the end what ended
 * @param line where it stands, counted from 1
 */
public record Token(Kind kind, String text, int line) {
    /** What a token is. */
    public enum Kind { NAME, STRING, INTEGER, FLOAT, OPERATOR, END }

    /** What it is called in an error: a string, a number by its kind. */
    public String described() {
        return switch (kind) {
            case STRING, INTEGER, FLOAT -> kind.name().toLowerCase(Locale.ROOT);
            default -> text;
        };
    }

    /** Whether it is this operator or this name. */
    public boolean isWord(String word) {
        return (kind == Kind.OPERATOR || kind == Kind.NAME) && text.equals(word);
    }
}
