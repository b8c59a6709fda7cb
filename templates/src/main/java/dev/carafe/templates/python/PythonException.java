package dev.carafe.templates.python;

import org.jspecify.annotations.Nullable;

/** What Python would raise: a wrong type, a bad value, a division by zero. */
public class PythonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the words that Python uses. */
    public PythonException(String message) {
        super(message);
    }

    /** With the exception of a Java getter or function behind it. */
    public PythonException(String message, Throwable cause) {
        super(message, cause);
    }

    /** An operation that a type does not have. */
    static PythonException unsupported(String operator, @Nullable Object left, @Nullable Object right) {
        return new PythonException("unsupported operand type(s) for " + operator + ": '" + Types.name(left) + "' and '"
                + Types.name(right) + "'");
    }
}
