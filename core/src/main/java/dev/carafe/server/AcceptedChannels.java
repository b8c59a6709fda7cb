package dev.carafe.server;

import io.helidon.common.socket.SocketOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The channels of newly accepted connections, by client address. Helidon shows a channel only here, while its socket options are set; a
 * connection needs it to end its output before its input, and to be cut by another thread. Delete this when Helidon gives a connection its
 * channel.
 */
final class AcceptedChannels implements SocketOptions {
    private final SocketOptions options;
    private final Map<SocketAddress, SocketChannel> channels = new ConcurrentHashMap<>();

    AcceptedChannels(SocketOptions options) {
        this.options = options;
    }

    @Override
    public void configureSocket(SocketChannel channel) {
        options.configureSocket(channel);
        channels.values().removeIf(accepted -> !accepted.isOpen());
        try {
            channels.put(channel.getRemoteAddress(), channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The channel of a client's connection, once; null if no socket carries it. */
    @Nullable SocketChannel take(SocketAddress client) {
        return channels.remove(client);
    }

    @Override
    public void configureSocket(Socket socket) {
        options.configureSocket(socket);
    }

    @Override
    public Map<SocketOption<?>, Object> socketOptions() {
        return options.socketOptions();
    }

    @Override
    public Duration connectTimeout() {
        return options.connectTimeout();
    }

    @Override
    public Duration readTimeout() {
        return options.readTimeout();
    }

    @Override
    public Optional<Integer> socketReceiveBufferSize() {
        return options.socketReceiveBufferSize();
    }

    @Override
    public Optional<Integer> socketSendBufferSize() {
        return options.socketSendBufferSize();
    }

    @Override
    public boolean socketReuseAddress() {
        return options.socketReuseAddress();
    }

    @Override
    public boolean socketKeepAlive() {
        return options.socketKeepAlive();
    }

    @Override
    public boolean tcpNoDelay() {
        return options.tcpNoDelay();
    }
}
