package dev.carafe.server;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.socket.SocketWriter;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * An accepted connection.
 *
 * @param channel its channel
 */
record AcceptedConnection(SocketChannel channel, HelidonSocket serverSocket, DataReader dataReader, DataWriter dataWriter,
        ListenerContext listenerContext, Router router) implements ConnectionContext {
    static AcceptedConnection of(SocketChannel channel, ListenerContext listener, Router router) throws IOException {
        HelidonSocket socket = new ChannelSocket(channel);
        return new AcceptedConnection(channel, socket, reader(socket), SocketWriter.create(socket), listener, router);
    }

    /** Returns a reader that reports a client's disconnect as the end of the connection, not as a failure of the server. */
    static DataReader reader(HelidonSocket socket) {
        return DataReader.create(() -> {
            try {
                return socket.get();
            } catch (UncheckedIOException e) {
                throw new ServerConnectionException("The connection is broken.", e);
            }
        });
    }

    @Override
    public ExecutorService executor() {
        return listenerContext.executor();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return Optional.empty();
    }

    @Override
    public PeerInfo remotePeer() {
        return serverSocket.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return serverSocket.localPeer();
    }

    @Override
    public boolean isSecure() {
        return serverSocket.isSecure();
    }

    @Override
    public String socketId() {
        return serverSocket.socketId();
    }

    @Override
    public String childSocketId() {
        return serverSocket.childSocketId();
    }
}
