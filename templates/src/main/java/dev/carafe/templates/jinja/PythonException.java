package dev.carafe.templates.jinja;

/**
 * What Python would raise: a wrong type, a bad value, a division by zero. Throw one from a filter, a test or a function to blame the
 * template; the render fails with a {@link TemplateException} of this message that names template and line.
 */
public class PythonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception in Python's words, such as {@code 'int' object is not iterable}. */
    public PythonException(String message) {
        super(message);
    }

    /** Creates an exception with the Java exception behind it. */
    public PythonException(String message, Throwable cause) {
        super(message, cause);
    }
}
