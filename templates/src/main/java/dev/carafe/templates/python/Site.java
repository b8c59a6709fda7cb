package dev.carafe.templates.python;

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

    /** How forgiving an undefined value is there. */
    Undefined.Policy undefined();
}
