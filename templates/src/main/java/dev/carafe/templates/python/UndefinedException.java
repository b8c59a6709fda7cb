package dev.carafe.templates.python;

/** An undefined value was used where only a defined one will do. */
public final class UndefinedException extends PythonException {
    private static final long serialVersionUID = 1L;

    /** With the words that say what is undefined. */
    public UndefinedException(String message) {
        super(message);
    }
}
