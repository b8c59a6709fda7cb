package dev.carafe.templates.jinja;

/** Thrown for a use of an undefined value that its {@linkplain Undefined.Kind kind} does not allow; Jinja2's {@code UndefinedError}. */
public final class UndefinedException extends PythonException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception that says what is undefined. */
    public UndefinedException(String message) {
        super(message);
    }
}
