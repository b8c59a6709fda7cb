package dev.carafe.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * HTTPS: TLS 1.2 and 1.3, with the ciphers that the JDK holds for safe, and HTTP/2 if it is on. Helidon has TLS too, but looks up the
 * name of each client in the DNS, waits for a handshake as long as it takes, and can't end its output before its input.
 */
final class Tls {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final String HTTP_1_1 = "http/1.1";

    private final SSLContext context;
    private final String[] protocols;

    private Tls(SSLContext context, boolean http2) {
        this.context = context;
        this.protocols = http2 ? new String[] {Http2.PROTOCOL, HTTP_1_1} : new String[] {HTTP_1_1};
    }

    /**
     * TLS with the files of the settings, or null if they name none.
     *
     * @throws ServerException if these are not a certificate and its key
     */
    static @Nullable Tls of(ServerSettings settings) {
        String certfile = settings.certfile();
        String keyfile = settings.keyfile();
        if (certfile == null && keyfile == null) {
            return null;
        }
        if (certfile == null || keyfile == null) {
            throw new ServerException("%s is set, and %s is not. HTTPS needs both: run --certfile cert.pem --keyfile key.pem".formatted(
                    certfile == null ? "KEYFILE" : "CERTFILE", certfile == null ? "CERTFILE" : "KEYFILE"));
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            ServerIdentity identity = ServerIdentity.of(PemFile.read("CERTFILE", certfile), PemFile.read("KEYFILE", keyfile));
            context.init(identity.keyManagers(), null, null);
            return new Tls(context, settings.http2());
        } catch (GeneralSecurityException | IOException e) {
            throw new ServerException("This JDK can't use the certificate in '%s': %s".formatted(certfile, e.getMessage()));
        }
    }

    /** Returns the server's end of TLS on a connection, before the handshake. */
    SSLSocket on(SocketChannel channel) {
        try {
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(channel.socket(), null, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(VERSIONS);
            parameters.setApplicationProtocols(protocols);
            socket.setSSLParameters(parameters);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
