package dev.carafe.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;

/** Helidon's HTTP/1.1, with a guard at each connection. */
record GuardedSelector(ServerConnectionSelector http1, Connections connections, AcceptedChannels channels, long maxContentLength)
        implements ServerConnectionSelector {
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
    public ServerConnection connection(ConnectionContext context) {
        Guard guard = Guard.begin(connections, context.dataWriter(), channels.take(context.remotePeer().address()));
        ServerConnection connection = http1.connection(new GuardedContext(context, guard, maxContentLength));
        return new GuardedConnection(connection, context.dataReader(), guard, connections);
    }
}
