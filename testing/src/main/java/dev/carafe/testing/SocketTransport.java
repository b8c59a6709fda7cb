package dev.carafe.testing;

import dev.carafe.server.Server;
import dev.carafe.testing.Observed.Origin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Carries requests over the network of this machine to a server on a free port. */
final class SocketTransport implements Transport {
    static final int TIMEOUT_MILLIS = 30_000;

    private final Observed app;
    private final Server server;

    SocketTransport(Observed app, Server server) {
        this.app = app;
        this.server = server;
    }

    @Override
    public Connection send(SentRequest request) throws IOException {
        return converse(request);
    }

    @Override
    public Dialogue converse(SentRequest request) throws IOException {
        InetAddress from = InetAddress.getByName(request.remoteAddr());
        Socket socket = new Socket(InetAddress.getByName(server.uri().getHost()), server.port(), from, 0);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        Origin origin = new Origin(from.getHostAddress(), socket.getLocalPort());
        SocketConnection connection = new SocketConnection(socket, origin, app.begin(origin, request.user()));
        connection.send(request.bytes());
        return connection;
    }

    @Override
    public URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
    }

    private final class SocketConnection implements Dialogue {
        private final byte[] buffer = new byte[8192];
        private final Socket socket;
        private final Origin origin;
        private final ServerSide side;

        SocketConnection(Socket socket, Origin origin, ServerSide side) {
            this.socket = socket;
            this.origin = origin;
            this.side = side;
        }

        @Override
        public byte @Nullable [] receive() throws IOException {
            int count = socket.getInputStream().read(buffer);
            return count < 0 ? null : Arrays.copyOf(buffer, count);
        }

        @Override
        public void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        @Override
        public void finish() throws IOException {
            socket.shutdownOutput();
        }

        @Override
        public ServerSide server() {
            return side;
        }

        @Override
        public void close() {
            app.end(origin);
            try {
                socket.close();
            } catch (IOException e) {
                // The connection is no longer needed, whether it closed or not.
            }
        }
    }
}
