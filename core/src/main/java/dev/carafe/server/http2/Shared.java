package dev.carafe.server.http2;

import java.io.IOException;

/**
 * What the streams of a connection share.
 *
 * @param wire what carries them
 * @param limits what their client may do
 * @param output where their frames go
 * @param windows how much the client takes
 * @param receiving how much the client may send
 * @param streams all of them
 * @param floods what they may come to
 */
record Shared(Wire wire, Limits limits, FrameOutput output, SendWindows windows, ReceiveWindow receiving, Streams streams, Floods floods) {
    /** The bytes of bodies that a connection may hold, and one of its streams. */
    static final int CONNECTION_WINDOW = 512 * 1024;
    static final int STREAM_WINDOW = 256 * 1024;

    static Shared of(Wire wire, Limits limits) {
        return new Shared(wire, limits, new FrameOutput(wire), new SendWindows(), new ReceiveWindow(CONNECTION_WINDOW), new Streams(wire),
                new Floods());
    }

    /** Lets the client send as much again as has been read, or is dropped; returns whether there is something to flush. */
    boolean giveBack(int length) {
        int increment = receiving.giveBack(length);
        if (increment > 0) {
            output.windowUpdate(0, increment);
        }
        return increment > 0;
    }

    /** Sends what was added, if the connection still is. */
    void flush() {
        try {
            output.flush();
        } catch (IOException e) {
            // The thread that reads finds out too.
        }
    }
}
