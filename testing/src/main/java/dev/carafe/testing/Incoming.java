package dev.carafe.testing;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the bytes that arrive on a connection, by line or as available. */
final class Incoming {
    private static final int SHOWN = 200;
    private static final int MAX_LINE = 64 * 1024;

    private final Connection connection;
    private byte[] bytes = {};
    private int next;

    Incoming(Connection connection) {
        this.connection = connection;
    }

    /** Returns whether the stream has ended. Waits until more bytes arrive or the connection is closed. */
    boolean ended() throws IOException {
        while (next == bytes.length) {
            byte[] received = connection.receive();
            if (received == null) {
                return true;
            }
            bytes = received;
            next = 0;
        }
        return false;
    }

    /** Reads at least one and at most the given number of bytes. Returns how many, or -1 at the end of the stream. */
    int read(byte[] to, int offset, long atMost) throws IOException {
        if (ended()) {
            return -1;
        }
        int count = (int) Math.min(atMost, bytes.length - next);
        System.arraycopy(bytes, next, to, offset, count);
        next += count;
        return count;
    }

    /** Reads exactly the given number of bytes. */
    byte[] exactly(int length) throws IOException {
        byte[] all = new byte[length];
        for (int count = 0, more; count < length; count += more) {
            more = read(all, count, length - count);
            if (more < 0) {
                throw new EOFException("The server closed the connection where more was due.");
            }
        }
        return all;
    }

    /** Reads a line and returns it without the CR LF that must end it. */
    String line() throws IOException {
        String line = "";
        while (!ended()) {
            int start = next;
            next = endOfLine();
            boolean whole = next - start > 1 && bytes[next - 2] == '\r' && bytes[next - 1] == '\n';
            String part = new String(bytes, start, next - start - (whole ? 2 : 0), StandardCharsets.ISO_8859_1);
            line = line.isEmpty() ? part : line + part;
            if (line.length() > MAX_LINE) {
                throw new IOException("A line of the response does not end: '%s...'.".formatted(line.substring(0, SHOWN)));
            }
            if (whole) {
                return line;
            }
            if (bytes[next - 1] == '\n') {
                return withoutEnd(line);
            }
        }
        throw new EOFException(line.isEmpty()
                ? "The server closed the connection where more of the response was due."
                : "The response was cut in '%s'.".formatted(line));
    }

    /** Returns the index after the next LF, or the end of the bytes that have arrived. */
    private int endOfLine() {
        int end = next;
        while (end < bytes.length) {
            if (bytes[end++] == '\n') {
                break;
            }
        }
        return end;
    }

    /** Returns a line without its line end. */
    private static String withoutEnd(String line) throws IOException {
        if (!line.endsWith("\r\n")) {
            throw new IOException("A line of the response does not end with CR LF: '%s'.".formatted(line.stripTrailing()));
        }
        return line.substring(0, line.length() - 2);
    }

    /** Verifies that the server sends nothing more, which a client would mistake for the response to its next request. */
    void expectNothing() throws IOException {
        connection.finish();
        if (!ended()) {
            int shown = Math.min(SHOWN, bytes.length - next);
            throw new IOException("The server sent more after the end of the response: '%s'."
                    .formatted(new String(bytes, next, shown, StandardCharsets.ISO_8859_1)));
        }
    }
}
