package dev.carafe.testing;

import dev.carafe.server.HelidonServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Carries requests over the network of this machine to a server on a free port. */
final class SocketTransport implements Transport {
    private static final int TIMEOUT = 30_000;

    private final HelidonServer server;

    SocketTransport(HelidonServer server) {
        this.server = server;
    }

    @Override
    public ReceivedResponse exchange(byte[] request, boolean head) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(TIMEOUT);
            socket.getOutputStream().write(request);
            return ReceivedResponse.read(new BufferedInputStream(socket.getInputStream()), head);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
