package dev.carafe.json;

import java.util.List;

/** JSON text that could not be read; the message says what is wrong and where, and may be shown to whoever sent it. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Mismatch> mismatches;
    private final transient List<Incomplete> incomplete;

    /** Text that could not be read, told in words that hold nothing of the program. */
    public JsonException(String message, Throwable cause) {
        this(message, cause, List.of(), List.of());
    }

    /** Text that is JSON, and does not fit a type. */
    public JsonException(String message, Throwable cause, List<Mismatch> mismatches, List<Incomplete> incomplete) {
        super(message, cause);
        this.mismatches = List.copyOf(mismatches);
        this.incomplete = List.copyOf(incomplete);
    }

    /** Returns everything that does not fit, in the order of the type; empty if the text is no JSON at all. */
    public List<Mismatch> mismatches() {
        return mismatches;
    }

    /** Returns the objects around what does not fit. */
    public List<Incomplete> incomplete() {
        return incomplete;
    }
}
