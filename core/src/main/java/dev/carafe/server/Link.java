package dev.carafe.server;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.SocketWriter;
import io.helidon.common.socket.TlsSocket;
import io.helidon.webserver.ConnectionContext;
import java.io.IOException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * What carries the bytes of a connection: as they are, or within TLS.
 *
 * @param tls the server's end of TLS, null if there is none
 */
record Link(HelidonSocket socket, DataReader reader, DataWriter writer, @Nullable SSLSocket tls) {
    static Link plain(ConnectionContext context) {
        return new Link(context.serverSocket(), context.dataReader(), context.dataWriter(), null);
    }

    static Link secure(SSLSocket tls, ConnectionContext context) {
        TlsSocket socket = TlsSocket.server(tls, context.childSocketId(), context.socketId());
        return new Link(socket, AcceptedConnection.reader(socket), SocketWriter.create(socket), tls);
    }

    /** Tells within TLS that nothing more comes, so that nobody can cut the response unnoticed. */
    void endOutput() throws IOException {
        if (tls != null && !tls.isOutputShutdown()) {
            tls.shutdownOutput();
        }
    }
}
