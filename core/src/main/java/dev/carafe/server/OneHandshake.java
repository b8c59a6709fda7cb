package dev.carafe.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.net.ssl.SSLException;

/**
 * Reads a client's TLS records and refuses a second handshake: TLS 1.2 allows any number, and each costs the server far more than the
 * client. The first byte of a record is its type (RFC 5246, section 6.2.1). TLS 1.3 has no second handshake, and encrypts the type.
 */
final class OneHandshake extends FilterInputStream {
    private static final int HEADER = 5;
    private static final int HANDSHAKE = 22;

    private final byte[] header = new byte[HEADER];
    private int headerBytes;
    private int left;
    private boolean over;

    OneHandshake(InputStream in) {
        super(in);
    }

    /** Records that the handshake is complete. */
    void over() {
        over = true;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int i = offset; i < offset + read;) {
            i += follow(buffer, i, offset + read);
        }
        return read;
    }

    /** Returns how many of the bytes were consumed: those of the current record, or one of the next record's header. */
    private int follow(byte[] buffer, int from, int to) throws IOException {
        if (left > 0) {
            int skipped = Math.min(left, to - from);
            left -= skipped;
            return skipped;
        }
        header[headerBytes++] = buffer[from];
        if (headerBytes == HEADER) {
            headerBytes = 0;
            left = ((header[3] & 0xff) << 8) | (header[4] & 0xff);
            if (over && header[0] == HANDSHAKE) {
                throw new SSLException("The client asks for a second handshake.");
            }
        }
        return 1;
    }
}
