package dev.carafe.testing;

import dev.carafe.http.Headers;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An answer as it was read from a connection, strictly: what is not framed as RFC 9112 says is an error. */
final class ReceivedResponse {
    final int status;
    final Headers headers;
    /** Without its chunks. */
    final byte[] body;

    private ReceivedResponse(int status, Headers headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static ReceivedResponse read(InputStream in, boolean head) throws IOException {
        String line = line(in);
        while (line.startsWith("HTTP/1.1 100")) {
            headers(in);
            line = line(in);
        }
        if (!line.startsWith("HTTP/1.1 ") || line.length() < 12) {
            throw new IOException("The answer does not begin with a status line, but with '%s'.".formatted(line));
        }
        int status = Integer.parseInt(line, 9, 12, 10);
        Headers headers = headers(in);
        return new ReceivedResponse(status, headers, body(in, headers, head || status == 204 || status == 304));
    }

    private static Headers headers(InputStream in) throws IOException {
        List<String> fields = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new IOException("'%s' in the answer is no header field.".formatted(line));
            }
            fields.add(line.substring(0, colon));
            fields.add(line.substring(colon + 1).strip());
        }
        return Headers.received(fields.toArray(String[]::new));
    }

    private static byte[] body(InputStream in, Headers headers, boolean none) throws IOException {
        byte[] body = none ? new byte[0] : framed(in, headers);
        int extra = none || headers.contains("Content-Length") || headers.contains("Transfer-Encoding") ? in.available() : 0;
        if (extra > 0) {
            throw new IOException("The server sent %d bytes after the end of the answer: '%s'."
                    .formatted(extra, new String(in.readNBytes(Math.min(extra, 200)), StandardCharsets.ISO_8859_1)));
        }
        return body;
    }

    private static byte[] framed(InputStream in, Headers headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
            return chunks(in);
        }
        String length = headers.get("Content-Length");
        return length == null ? in.readAllBytes() : exactly(in, Integer.parseInt(length));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.write(exactly(in, size));
            endOfChunk(in);
        }
        endOfChunk(in);
        return body.toByteArray();
    }

    private static void endOfChunk(InputStream in) throws IOException {
        if (!line(in).isEmpty()) {
            throw new IOException("A chunk of the answer is longer than its size says.");
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The answer was cut: %d bytes were announced, and %d came.".formatted(length, bytes.length));
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\r'; c = in.read()) {
            if (c < 0) {
                throw new EOFException(line.isEmpty()
                        ? "The server closed the connection without an answer."
                        : "The answer was cut in '%s'.".formatted(line));
            }
            line.append((char) c);
        }
        if (in.read() != '\n') {
            throw new IOException("A line of the answer does not end with CR LF: '%s'.".formatted(line));
        }
        return line.toString();
    }
}
