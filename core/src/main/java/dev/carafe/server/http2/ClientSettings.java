package dev.carafe.server.http2;

/**
 * Applies a client's settings (RFC 9113, section 6.5). Few matter: nothing is pushed or indexed, and all frames are of a size that every
 * client accepts.
 */
final class ClientSettings {
    private static final int SIZE = 6;
    private static final int ENABLE_PUSH = 2;
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int MAX_FRAME_SIZE = 5;
    private static final int LARGEST_FRAME = 0xff_ffff;

    private final SendWindows windows;

    ClientSettings(SendWindows windows) {
        this.windows = windows;
    }

    void apply(Frame frame) {
        if (frame.length() % SIZE != 0) {
            throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, "A setting has 6 bytes.");
        }
        for (int at = 0; at < frame.length(); at += SIZE) {
            apply(frame.unsigned(at, 2), frame.unsigned(at + 2, 4));
        }
    }

    private void apply(long name, long value) {
        switch ((int) name) {
            case ENABLE_PUSH -> check(value <= 1, ErrorCode.PROTOCOL_ERROR);
            case INITIAL_WINDOW_SIZE -> {
                check(value <= Integer.MAX_VALUE, ErrorCode.FLOW_CONTROL_ERROR);
                windows.initial((int) value);
            }
            case MAX_FRAME_SIZE -> check(value >= Frame.MAX_LENGTH && value <= LARGEST_FRAME, ErrorCode.PROTOCOL_ERROR);
            default -> { }
        }
    }

    private static void check(boolean allowed, ErrorCode code) {
        if (!allowed) {
            throw new ConnectionError(code, "A setting has a value that it can't have.");
        }
    }
}
