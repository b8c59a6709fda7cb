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
 * The transport of a connection's bytes: plain or within TLS.
 *
 * @param tls the server's end of TLS, or null without TLS
 */
record Link(HelidonSocket socket, DataReader reader, DataWriter writer, @Nullable SSLSocket tls) {
    static Link plain(ConnectionContext context) {
        return new Link(context.serverSocket(), context.dataReader(), context.dataWriter(), null);
    }

    static Link secure(SSLSocket tls, ConnectionContext context) {
        TlsSocket socket = TlsSocket.server(tls, context.childSocketId(), context.socketId());
        return new Link(socket, AcceptedConnection.reader(socket), SocketWriter.create(socket), tls);
    }

    /** Ends the output. Within TLS this sends an alert, so that nobody can truncate the response unnoticed. */
    void endOutput() throws IOException {
        if (tls != null && !tls.isOutputShutdown()) {
            tls.shutdownOutput();
        }
    }
}
