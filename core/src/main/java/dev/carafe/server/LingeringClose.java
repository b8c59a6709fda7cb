package dev.carafe.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Ends a connection so that the client can read the last response even while it is still sending (RFC 9112, section 9.6): the output ends,
 * and input is discarded for a while. Closing a socket with unread input resets it, and the client may lose the response.
 */
final class LingeringClose {
    private static final int BUFFER = 8 * 1024;

    private LingeringClose() { }

    static void of(SocketChannel channel, Guard guard) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try {
            guard.endReading();
            guard.startWrite();
            guard.endOutput();
            guard.endWrite();
            do {
                guard.linger();
            } while (channel.read(buffer.clear()) >= 0);
        } catch (IOException | RuntimeException e) {
            // The client has gone, or the time is up.
        }
    }
}
