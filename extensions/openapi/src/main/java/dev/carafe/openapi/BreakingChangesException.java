package dev.carafe.openapi;

/** The document breaks clients of an older one; so the command fails, without a stack trace. */
final class BreakingChangesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BreakingChangesException(int count) {
        super(count == 1 ? "1 change breaks clients." : count + " changes break clients.", null, false, false);
    }
}
