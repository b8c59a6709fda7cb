package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.config.Config;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The watchdog of a server's connections. */
class ConnectionsTest {
    @Test
    void aConnectionThatCannotBeCheckedLeavesTheOthersTheirDeadlines() throws Exception {
        Config config = App.create("watchdog").config();
        config.set("HEADER_TIMEOUT", 0.001);
        try (Connections connections = new Connections(ServerSettings.of(config, "", 0, false));
                ServerSocketChannel listening = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel client = SocketChannel.open(listening.getLocalAddress());
                SocketChannel accepted = listening.accept()) {
            for (int i = 0; i < 20; i++) {
                Guard broken = new Guard(connections, null); // has nothing to cut
                broken.startHandshake();
                connections.opened(broken);
            }
            Guard guard = new Guard(connections, accepted);
            guard.startHandshake();
            connections.opened(guard);
            connections.watch();
            assertThat(client.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @Test
    @Timeout(60)
    void aLingeringConnectionEndsLongBeforeTheShortestTimeout() throws Exception {
        Config config = App.create("watchdog").config();
        for (String timeout : List.of("HEADER_TIMEOUT", "BODY_TIMEOUT", "RESPONSE_TIMEOUT", "IDLE_TIMEOUT")) {
            config.set(timeout, 3600);
        }
        try (Connections connections = new Connections(ServerSettings.of(config, "", 0, false));
                ServerSocketChannel listening = ServerSocketChannel.open()) {
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            connections.watch();
            for (int i = 0; i < 2; i++) { // the second begins when the watchdog has nothing to do for an hour
                try (SocketChannel client = SocketChannel.open(listening.getLocalAddress()); SocketChannel accepted = listening.accept()) {
                    Guard guard = new Guard(connections, accepted);
                    connections.opened(guard);
                    guard.linger();
                    assertThat(client.read(ByteBuffer.allocate(1))).isEqualTo(-1);
                    connections.closed(guard);
                }
            }
        }
    }
}
