package dev.carafe.json;

import java.util.List;

/** Thrown when JSON could not be read. The message says what is wrong and where, and may be shown to the sender. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Mismatch> mismatches;
    private final transient List<Incomplete> incomplete;

    /** Creates an exception for invalid JSON. The message must not reveal anything of the program. */
    public JsonException(String message, Throwable cause) {
        this(message, cause, List.of(), List.of());
    }

    /** Creates an exception for JSON that does not fit a type. */
    public JsonException(String message, Throwable cause, List<Mismatch> mismatches, List<Incomplete> incomplete) {
        super(message, cause);
        this.mismatches = List.copyOf(mismatches);
        this.incomplete = List.copyOf(incomplete);
    }

    /** Returns every value that does not fit, in the order of the type; empty if the text is not JSON at all. */
    public List<Mismatch> mismatches() {
        return mismatches;
    }

    /** Returns the objects that contain values which do not fit. */
    public List<Incomplete> incomplete() {
        return incomplete;
    }
}
