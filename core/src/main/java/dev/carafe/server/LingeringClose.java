package dev.carafe.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Ends a connection so that its client can read the last answer though it still sends (RFC 9112, section 9.6): the output ends, and what
 * arrives is thrown away for a while. A socket that is closed with bytes unread is reset, and with that the client may lose the answer.
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
            // The client has gone, or it is time to go.
        }
    }
}
