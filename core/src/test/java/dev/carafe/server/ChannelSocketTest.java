package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.common.buffers.BufferData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelSocketTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 511, 512, 513, 1023, 1024, 1025, 4096, 16_384, 16_385, 300_000})
    void bytesOfAnyNumberComeAndGo(int number) throws IOException {
        byte[] bytes = new byte[number];
        new Random(number).nextBytes(bytes);
        try (ServerSocketChannel listener = listener(); Socket client = new Socket(InetAddress.getLoopbackAddress(), port(listener));
                SocketChannel channel = listener.accept()) {
            ChannelSocket socket = new ChannelSocket(channel);
            for (int i = 0; i < 2; i++) {
                Thread sending = Thread.startVirtualThread(() -> send(client, bytes));
                ByteArrayOutputStream received = new ByteArrayOutputStream();
                while (received.size() < number) {
                    received.writeBytes(Objects.requireNonNull(socket.get()));
                }
                assertThat(received.toByteArray()).isEqualTo(bytes);
                join(sending);
                Thread responding = Thread.startVirtualThread(() -> socket.write(BufferData.create(bytes)));
                assertThat(client.getInputStream().readNBytes(number)).isEqualTo(bytes);
                join(responding);
            }
            client.shutdownOutput();
            assertThat(socket.get()).isNull();
        }
    }

    @Test
    void itsEndsAreKnownAfterItIsClosed() throws IOException {
        try (ServerSocketChannel listener = listener(); Socket client = new Socket(InetAddress.getLoopbackAddress(), port(listener));
                SocketChannel channel = listener.accept()) {
            ChannelSocket socket = new ChannelSocket(channel);
            socket.close();
            assertThat(socket.isConnected()).isFalse();
            assertThat(socket.remotePeer().host()).isEqualTo("127.0.0.1");
            assertThat(socket.remotePeer().port()).isEqualTo(client.getLocalPort());
            assertThat(socket.localPeer().port()).isEqualTo(port(listener));
        }
    }

    private static ServerSocketChannel listener() throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static int port(ServerSocketChannel listener) throws IOException {
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    private static void send(Socket client, byte[] bytes) {
        try {
            client.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
