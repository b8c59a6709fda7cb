package dev.carafe.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.Principal;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A socket for Helidon's connections over a channel. Helidon's own socket holds 16 kB while the connection is open, two thirds of what an
 * idle one costs. This one has buffers for a usual request and response, and larger ones only during large transfers.
 */
final class ChannelSocket implements HelidonSocket {
    private static final int USUAL_REQUEST = 1024;
    private static final int USUAL_RESPONSE = 512;
    private static final int MOST_READ = 16 * 1024;
    private static final int MOST_WRITTEN = 32 * 1024;

    private final SocketChannel channel;
    private final Peer remote;
    private final Peer local;
    private ByteBuffer input = ByteBuffer.allocate(USUAL_REQUEST);
    /** Volatile, since one thread may read while another writes; each reads this field once. */
    private volatile ByteBuffer output = ByteBuffer.allocate(USUAL_RESPONSE);

    ChannelSocket(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.remote = new Peer((InetSocketAddress) channel.getRemoteAddress());
        this.local = new Peer((InetSocketAddress) channel.getLocalAddress());
    }

    /** Waits for bytes and returns them, or null at the end of the stream. */
    @Override
    public byte @Nullable [] get() {
        if (output.capacity() > USUAL_RESPONSE) { // the response has been sent, and the next request may be far off
            output = ByteBuffer.allocate(USUAL_RESPONSE);
        }
        input.clear();
        int read = read();
        if (read < 0) {
            return null;
        }
        byte[] bytes = Arrays.copyOf(input.array(), read);
        makeRoomAfter(read);
        return bytes;
    }

    private int read() {
        try {
            return channel.read(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adapts the buffer: a full one means that more bytes follow, any other that a wait follows. */
    private void makeRoomAfter(int read) {
        int wanted = read < input.capacity() ? USUAL_REQUEST : Math.min(input.capacity() * 4, MOST_READ);
        if (wanted != input.capacity()) {
            input = ByteBuffer.allocate(wanted);
        }
    }

    @Override
    public void write(BufferData data) {
        write(data, null);
    }

    /** Writes all of the data, and gives the client anew its time for each part that it has taken. */
    void write(BufferData data, @Nullable Guard guard) {
        ByteBuffer room = roomFor(data.available());
        try {
            while (!data.consumed()) {
                room.clear();
                data.writeTo(room, Math.min(data.available(), room.capacity()));
                room.flip();
                while (room.hasRemaining()) {
                    channel.write(room);
                    if (guard != null && (room.hasRemaining() || !data.consumed())) {
                        guard.continueWrite();
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ByteBuffer roomFor(int length) {
        ByteBuffer room = output;
        if (length > room.capacity() && room.capacity() < MOST_WRITTEN) {
            room = ByteBuffer.allocate(Math.min(length, MOST_WRITTEN));
            output = room;
        }
        return room;
    }

    @Override
    @SuppressWarnings("removal") // the interface requires it
    @Deprecated(forRemoval = true)
    public int read(BufferData buffer) {
        throw new UnsupportedOperationException("Helidon has no use for it.");
    }

    @Override
    public void close() {
        try {
            channel.shutdownOutput();
            channel.shutdownInput();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void idle() {
        // Only clients have idle sockets.
    }

    @Override
    public boolean isConnected() {
        return channel.isOpen();
    }

    @Override
    public PeerInfo remotePeer() {
        return remote;
    }

    @Override
    public PeerInfo localPeer() {
        return local;
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public String socketId() {
        return "carafe";
    }

    @Override
    public String childSocketId() {
        return "carafe";
    }

    /** One end of the connection, still known after the connection is closed. */
    private record Peer(InetSocketAddress socketAddress) implements PeerInfo {
        @Override
        public SocketAddress address() {
            return socketAddress;
        }

        /** Returns the address as numbers, without a DNS lookup. */
        @Override
        public String host() {
            return socketAddress.getHostString();
        }

        @Override
        public int port() {
            return socketAddress.getPort();
        }

        @Override
        public Optional<Principal> tlsPrincipal() {
            return Optional.empty();
        }

        @Override
        public Optional<Certificate[]> tlsCertificates() {
            return Optional.empty();
        }
    }
}
