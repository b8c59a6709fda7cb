package dev.carafe.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Selects the protocol of a connection, Helidon's HTTP/1.1 or HTTP/2, within TLS if configured, and guards the connection. */
record GuardedSelector(ServerConnectionSelector http1, @Nullable Http2 http2, @Nullable Tls tls, Connections connections,
        long maxContentLength, AccessLog accessLog) implements ServerConnectionSelector {
    @Override
    public int bytesToIdentifyConnection() {
        return http1.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http1.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http1.supportedApplicationProtocols();
    }

    @Override
    public GuardedConnection connection(ConnectionContext context) {
        SocketChannel channel = context instanceof AcceptedConnection accepted ? accepted.channel() : null;
        Guard guard = new Guard(connections, channel);
        return new GuardedConnection(() -> open(context, channel, guard), guard, connections);
    }

    private ServerConnection open(ConnectionContext context, @Nullable SocketChannel channel, Guard guard) {
        Link link = tls == null ? Link.plain(context) : secure(tls, Objects.requireNonNull(channel), context, guard);
        GuardedContext guarded = new GuardedContext(context, link, guard, maxContentLength, accessLog);
        return http2 != null && Http2.isSpoken(link, guard) ? http2.connection(link, guarded) : http1.connection(guarded);
    }

    private static Link secure(Tls tls, SocketChannel channel, ConnectionContext context, Guard guard) {
        guard.startHandshake();
        try {
            return Link.secure(tls.on(channel), context);
        } finally {
            guard.endHandshake();
        }
    }
}
