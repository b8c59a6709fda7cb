package dev.carafe.templates.engine.expression;

import java.util.Locale;

/**
 * A word of an expression.
 *
 * @param kind its kind
 * @param text its text; for a string literal its value; for the end what ended
 * @param line its line, counted from 1
 */
public record Token(Kind kind, String text, int line) {
    /** The kind of a token. */
    public enum Kind { NAME, STRING, INTEGER, FLOAT, OPERATOR, END }

    /** Returns its name in an error: a string or a number by its kind. */
    public String described() {
        return switch (kind) {
            case STRING, INTEGER, FLOAT -> kind.name().toLowerCase(Locale.ROOT);
            default -> text;
        };
    }

    /** Returns whether it is an operator or a name. */
    public boolean isWord(String word) {
        return (kind == Kind.OPERATOR || kind == Kind.NAME) && text.equals(word);
    }
}
