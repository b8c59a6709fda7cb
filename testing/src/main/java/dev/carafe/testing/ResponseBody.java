package dev.carafe.testing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The body of a response without its framing (RFC 9112, section 6), which must be exact: a byte too few or too many is an error. */
final class ResponseBody extends InputStream {
    private static final long TO_THE_END = -1;
    private static final int LARGE = 64 * 1024;

    private final Incoming in;
    private final boolean chunked;
    /** How many bytes of the body or the chunk are left. */
    private long left;
    private boolean ended;

    private ResponseBody(Incoming in, boolean chunked, long left) {
        this.in = in;
        this.chunked = chunked;
        this.left = left;
    }

    /** Returns the body after a header. A response to HEAD has none. */
    static ResponseBody of(ResponseHead head, Incoming in, boolean respondsToHead) throws IOException {
        long length = length(head);
        if (respondsToHead || head.status() == 204 || head.status() == 304) {
            return new ResponseBody(in, false, 0);
        }
        return new ResponseBody(in, head.isChunked(), head.isChunked() ? 0 : length);
    }

    private static long length(ResponseHead head) throws IOException {
        List<String> lengths = head.headers().all("Content-Length");
        boolean encoded = head.headers().contains("Transfer-Encoding");
        if (lengths.isEmpty()) {
            return checkEncoding(head, encoded);
        }
        if (encoded || lengths.size() > 1 || head.status() == 204 || !ResponseHead.isNumber(lengths.getFirst())) {
            throw new IOException("The response of status %d has the wrong Content-Length %s%s."
                    .formatted(head.status(), lengths, encoded ? " beside a Transfer-Encoding" : ""));
        }
        return Long.parseLong(lengths.getFirst());
    }

    private static long checkEncoding(ResponseHead head, boolean encoded) throws IOException {
        if (encoded && (!head.isChunked() || head.status() == 204)) {
            throw new IOException("The response of status %d has the wrong Transfer-Encoding %s."
                    .formatted(head.status(), head.headers().all("Transfer-Encoding")));
        }
        return TO_THE_END;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        if (left == 0 && (!chunked || !nextChunk())) {
            in.expectNothing();
            ended = true;
            return -1;
        }
        int count = in.read(to, offset, left == TO_THE_END ? length : Math.min(length, left));
        return count < 0 ? cut() : taken(count);
    }

    /** Reads the whole body, without the large buffer that an unknown length would need. */
    @Override
    public byte[] readAllBytes() throws IOException {
        if (chunked || left < 0 || left > LARGE) {
            return super.readAllBytes();
        }
        byte[] body = readNBytes((int) left);
        read();
        return body;
    }

    private int cut() throws IOException {
        if (left != TO_THE_END) {
            throw new EOFException("The response was cut: %d bytes more were announced.".formatted(left));
        }
        ended = true;
        return -1;
    }

    private int taken(int count) throws IOException {
        if (left != TO_THE_END) {
            left -= count;
            if (left == 0 && chunked) {
                expectEmptyLine();
            }
        }
        return count;
    }

    private boolean nextChunk() throws IOException {
        left = size(in.line());
        if (left == 0) {
            expectEmptyLine();
        }
        return left > 0;
    }

    private static long size(String line) throws IOException {
        int extension = line.indexOf(';');
        String digits = extension < 0 ? line : line.substring(0, extension);
        if (digits.isEmpty() || digits.length() > 15 || !digits.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0)) {
            throw new IOException("'%s' is no size of a chunk.".formatted(line));
        }
        return Long.parseLong(digits, 16);
    }

    private void expectEmptyLine() throws IOException {
        String line = in.line();
        if (!line.isEmpty()) {
            throw new IOException("A chunk of the response does not end where its size says: '%s' follows.".formatted(line));
        }
    }
}
