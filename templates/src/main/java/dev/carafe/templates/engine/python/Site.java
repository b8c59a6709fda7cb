package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Undefined;
import java.util.List;

/** What the value of an expression depends on at its place in a template. */
public interface Site {
    /** A place outside of any template: nothing is escaped, and undefined values are lenient. */
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

    /** Records the parts that a text was composed of, and returns the text. */
    default String composed(String text, List<String> parts) {
        return text;
    }

    /** Returns whether the origin of texts matters, so that formatting must report its {@link Formatted parts}. */
    default boolean tracesTexts() {
        return false;
    }

    /** Records that a text is a piece of another. */
    default void piece(String piece, String whole) {}

    /** Returns the kind of undefined values there. */
    Undefined.Kind undefined();
}
