package dev.carafe.templates.python;

import java.util.List;

/** Where in a template an expression stands, as far as its value depends on that. */
public interface Site {
    /** Outside of any template: nothing is escaped, undefined values are lenient. */
    Site PLAIN = new Site() {
        @Override
        public boolean autoescape() {
            return false;
        }

        @Override
        public Undefined.Policy undefined() {
            return Undefined.Policy.LENIENT;
        }
    };

    /** Whether output is escaped there. */
    boolean autoescape();

    /** The text, after note was taken of the texts it was put together of. */
    default String composed(String text, List<String> parts) {
        return text;
    }

    /** How forgiving an undefined value is there. */
    Undefined.Policy undefined();
}
