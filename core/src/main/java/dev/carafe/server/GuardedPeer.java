package dev.carafe.server;

import io.helidon.common.socket.PeerInfo;
import java.net.SocketAddress;
import java.security.Principal;
import java.security.cert.Certificate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The peer of a guarded connection, with the connection's guard. The peer is the only part of a connection that Helidon passes to a
 * request's handler, so {@link Entrance} finds the guard through it, on whatever thread it runs.
 */
record GuardedPeer(PeerInfo peer, Guard guard) implements PeerInfo {
    /** Returns the guard of a peer's connection, or null in a server that is not Carafe's own. */
    static @Nullable Guard guardOf(PeerInfo peer) {
        return peer instanceof GuardedPeer guarded ? guarded.guard : null;
    }

    @Override
    public SocketAddress address() {
        return peer.address();
    }

    @Override
    public String host() {
        return peer.host();
    }

    @Override
    public int port() {
        return peer.port();
    }

    @Override
    public Optional<Principal> tlsPrincipal() {
        return peer.tlsPrincipal();
    }

    @Override
    public Optional<Certificate[]> tlsCertificates() {
        return peer.tlsCertificates();
    }
}
