package dev.carafe.templates.jinja;

/**
 * Thrown for what Python would raise: a wrong type, a bad value, a division by zero. Throw one from a filter, a test or a function to blame
 * the template; the render then fails with a {@link TemplateException} with this message, the template and the line.
 */
public class PythonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception in Python's words, such as {@code 'int' object is not iterable}. */
    public PythonException(String message) {
        super(message);
    }

    /** Creates an exception with a Java exception as its cause. */
    public PythonException(String message, Throwable cause) {
        super(message, cause);
    }
}
