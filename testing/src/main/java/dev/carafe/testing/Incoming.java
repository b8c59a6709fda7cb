package dev.carafe.testing;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The bytes that come on a connection, read line by line or as many as there are. */
final class Incoming {
    private static final int SHOWN = 200;
    private static final int MAX_LINE = 64 * 1024;

    private final Connection connection;
    private byte[] bytes = {};
    private int next;

    Incoming(Connection connection) {
        this.connection = connection;
    }

    /** Returns whether there are no more bytes, which is known only once the next have come or the connection is closed. */
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

    /** Returns some of the next bytes, at least one and not more than said; -1 at the end. */
    int read(byte[] to, int offset, long atMost) throws IOException {
        if (ended()) {
            return -1;
        }
        int count = (int) Math.min(atMost, bytes.length - next);
        System.arraycopy(bytes, next, to, offset, count);
        next += count;
        return count;
    }

    /** Returns so many bytes, all of them. */
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

    /** Returns a line without the CR LF that must end it. */
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

    /** Returns the index after the next LF, or the end of the bytes that are here. */
    private int endOfLine() {
        int end = next;
        while (end < bytes.length) {
            if (bytes[end++] == '\n') {
                break;
            }
        }
        return end;
    }

    /** Returns a line that came in parts, of which the last ends with LF. */
    private static String withoutEnd(String line) throws IOException {
        if (!line.endsWith("\r\n")) {
            throw new IOException("A line of the response does not end with CR LF: '%s'.".formatted(line.stripTrailing()));
        }
        return line.substring(0, line.length() - 2);
    }

    /** Verifies that the server sends nothing more: what it sent after the response would be taken for the response to the next request. */
    void expectNothing() throws IOException {
        connection.finish();
        if (!ended()) {
            int shown = Math.min(SHOWN, bytes.length - next);
            throw new IOException("The server sent more after the end of the response: '%s'."
                    .formatted(new String(bytes, next, shown, StandardCharsets.ISO_8859_1)));
        }
    }
}
