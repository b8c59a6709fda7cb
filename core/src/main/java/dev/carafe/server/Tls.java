package dev.carafe.server;

import io.helidon.webserver.ServerConnectionException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * TLS for HTTPS: version 1.3, and 1.2 only with forward secrecy and authenticated encryption (RFC 9325, section 4.2). Negotiates HTTP/2
 * only if it is on. Helidon's TLS looks up each client's name in the DNS, waits for a handshake without a limit, and can't end its output
 * before its input.
 */
final class Tls {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final String HTTP_1_1 = "http/1.1";

    private final Certificates certificates;
    private final String[] protocols;

    private Tls(Certificates certificates, boolean http2) {
        this.certificates = certificates;
        this.protocols = http2 ? new String[] {Http2.PROTOCOL, HTTP_1_1} : new String[] {HTTP_1_1};
    }

    /**
     * Returns TLS with the files in the settings, or null if they name none.
     *
     * @throws ServerException if the files are not a certificate and its key
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
        return new Tls(new Certificates(certfile, keyfile), settings.http2());
    }

    /** Performs the handshake on a connection and returns the server's end of TLS. */
    SSLSocket on(SocketChannel channel) {
        try {
            SSLContext context = certificates.context();
            OneHandshake received = new OneHandshake(channel.socket().getInputStream());
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(channel.socket(), received, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(VERSIONS);
            parameters.setCipherSuites(modern(parameters.getCipherSuites()));
            parameters.setApplicationProtocols(protocols);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            received.over();
            return socket;
        } catch (IOException e) {
            throw new ServerConnectionException("The TLS handshake failed.", e);
        }
    }

    private static String[] modern(String[] suites) {
        return Arrays.stream(suites).filter(Tls::isModern).toArray(String[]::new);
    }

    /** Returns whether a cipher suite is acceptable. The suites of TLS 1.3 don't name a key exchange. */
    private static boolean isModern(String suite) {
        boolean secret = suite.startsWith("TLS_ECDHE_") || suite.startsWith("TLS_AES_") || suite.startsWith("TLS_CHACHA20_");
        return secret && (suite.contains("_GCM_") || suite.contains("_CHACHA20_"));
    }
}
