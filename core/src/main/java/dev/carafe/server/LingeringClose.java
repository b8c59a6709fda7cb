package dev.carafe.server;

import io.helidon.common.buffers.DataReader;
import java.io.IOException;
import java.nio.channels.SocketChannel;

/**
 * Ends a connection so that its client can read the last answer though it still sends (RFC 9112, section 9.6): the output ends, and what
 * arrives is thrown away for a while. A socket that is closed with bytes unread is reset, and with that the client may lose the answer.
 */
final class LingeringClose {
    private LingeringClose() { }

    static void of(SocketChannel channel, DataReader reader, Guard guard) {
        try {
            guard.endReading();
            channel.shutdownOutput();
            while (true) {
                guard.linger();
                reader.ensureAvailable();
                reader.skip(reader.available());
            }
        } catch (IOException | RuntimeException e) {
            // The client has gone, or it is time to go.
        }
    }
}
