package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Undefined;
import java.util.List;

/** The place of an expression in a template, as far as its value depends on it. */
public interface Site {
    /** Outside of any template: nothing is escaped, undefined values are lenient. */
    Site PLAIN = new Site() {
        @Override
        public boolean autoescape() {
            return false;
        }

        @Override
        public Undefined.Kind undefined() {
            return Undefined.LENIENT;
        }
    };

    /** Returns whether output is escaped there. */
    boolean autoescape();

    /** Returns the text, after note was taken of the texts it was put together of. */
    default String composed(String text, List<String> parts) {
        return text;
    }

    /** Returns whether the origin of texts matters, so that formats are told by their {@link Formatted parts}. */
    default boolean tracesTexts() {
        return false;
    }

    /** Takes note that a text is a piece of another. */
    default void piece(String piece, String whole) {}

    /** Returns the kind of undefined values there. */
    Undefined.Kind undefined();
}
