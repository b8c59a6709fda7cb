package dev.carafe.server.http2;

import java.io.IOException;

/**
 * The parts of a connection that its streams share.
 *
 * @param wire the transport
 * @param limits the limits for the client
 * @param output the output for frames
 * @param windows the windows for sending
 * @param receiving the connection's window for receiving
 * @param streams all streams
 * @param floods the bounds of useless work
 */
record Shared(Wire wire, Limits limits, FrameOutput output, SendWindows windows, ReceiveWindow receiving, Streams streams, Floods floods) {
    /** How many bytes of bodies a connection may hold, and each of its streams. */
    static final int CONNECTION_WINDOW = 512 * 1024;
    static final int STREAM_WINDOW = 256 * 1024;

    static Shared of(Wire wire, Limits limits) {
        return new Shared(wire, limits, new FrameOutput(wire), new SendWindows(), new ReceiveWindow(CONNECTION_WINDOW), new Streams(wire),
                new Floods());
    }

    /** Lets the client send as much again as has been read or dropped. Returns whether there is something to flush. */
    boolean giveBack(int length) {
        int increment = receiving.giveBack(length);
        if (increment > 0) {
            output.windowUpdate(0, increment);
        }
        return increment > 0;
    }

    /** Sends what was added, unless the connection is broken. */
    void flush() {
        try {
            output.flush();
        } catch (IOException e) {
            // The reading thread notices too.
        }
    }
}
