package dev.carafe.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLSocket;

/** A client that sends what it is told, byte for byte, and shows what comes back. */
final class RawClient implements AutoCloseable {
    private static final int TIMEOUT = 30_000;

    private final Socket socket;
    private final InputStream in;

    /** A client of a server, over TLS if the server has the {@link TestCertificate}. */
    RawClient(Server server) throws IOException {
        this(server, new Socket(InetAddress.getLoopbackAddress(), server.port()));
    }

    private RawClient(Server server, Socket socket) throws IOException {
        this(server.uri().getScheme().equals("https") ? secure(socket) : socket);
    }

    private static Socket secure(Socket socket) throws IOException {
        SSLSocket tls = (SSLSocket) TestCertificate.get().client().getSocketFactory()
                .createSocket(socket, "localhost", socket.getPort(), true);
        tls.startHandshake();
        return tls;
    }

    RawClient(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    RawClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** A client whose system takes only a few kilobytes for it before it reads. */
    static RawClient withSmallBuffer(Server server) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        return new RawClient(server, socket);
    }

    /** What a server sends, until it closes the connection, to a client that sends some bytes and then waits. */
    static String exchange(Server server, String bytes) throws IOException {
        try (RawClient client = new RawClient(server)) {
            return client.send(bytes).rest();
        }
    }

    static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    static String post(String path, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    RawClient send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        return this;
    }

    /** The next response, which says itself where it ends. */
    RawResponse response() throws IOException {
        String head = head();
        return new RawResponse(head, head.contains("Transfer-Encoding: chunked") ? chunks() : exactly(new RawResponse(head, "").length()));
    }

    /** The next status line and header fields, up to the empty line. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.append(line).append("\r\n");
        }
        return head.toString();
    }

    /** All that the server still sends, until it closes the connection. */
    String rest() throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try {
            in.transferTo(rest);
        } catch (SocketException e) {
            // A server that leaves bytes unread resets the connection.
        }
        return rest.toString(ISO_8859_1);
    }

    /** Whether the server ends the connection by a reset: what it has sent is not whole. */
    boolean endsByReset() throws IOException {
        try {
            in.transferTo(OutputStream.nullOutputStream());
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    /** Sends a piece ten times a second until the server closes the connection; gives what that sent. */
    String drip(String piece) throws IOException {
        socket.setSoTimeout(100);
        StringBuilder received = new StringBuilder();
        while (true) {
            try {
                for (int c = in.read(); c >= 0; c = in.read()) {
                    received.append((char) c);
                }
                return received.toString();
            } catch (SocketTimeoutException e) {
                send(piece);
            } catch (SocketException e) {
                return received.toString();
            }
        }
    }

    /** Another client of the same server, without TLS. */
    RawClient again() throws IOException {
        return new RawClient(socket.getPort());
    }

    /** Goes away without a word. */
    void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.append(exactly(size));
            line();
        }
        line();
        return body.toString();
    }

    String exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The connection was closed after %d of %d bytes.".formatted(bytes.length, length));
        }
        return new String(bytes, ISO_8859_1);
    }

    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The connection was closed after '%s'.".formatted(line));
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
