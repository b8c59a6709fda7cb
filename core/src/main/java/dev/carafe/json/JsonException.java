package dev.carafe.json;

/** JSON text that could not be read; the message says what is wrong and where, and may be shown to whoever sent it. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Text that could not be read, told in words that hold nothing of the program. */
    public JsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
