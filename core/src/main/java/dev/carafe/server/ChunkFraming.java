package dev.carafe.server;

import io.helidon.http.DirectHandler;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import java.util.Arrays;

/**
 * Checks the framing of a chunked body (RFC 9112, section 7.1) as its bytes arrive: Helidon's parser reads a size line of any length into
 * memory, skips two bytes after a chunk without looking at them, and doesn't know that chunks may have extensions.
 */
final class ChunkFraming {
    private static final int MAX_SIZE_DIGITS = 15;
    private static final int MAX_EXTENSION = 256;

    private enum Expect { NOTHING, SIZE, EXTENSION, SIZE_LF, DATA, DATA_CR, DATA_LF, END_CR, END_LF }

    private final long maxContentLength;
    private Expect expect = Expect.NOTHING;
    private long chunk;
    private long total;
    private int length;

    ChunkFraming(long maxContentLength) {
        this.maxContentLength = maxContentLength;
    }

    void start() {
        total = 0;
        startChunk();
    }

    private void startChunk() {
        expect = Expect.SIZE;
        chunk = 0;
        length = 0;
    }

    /** Follows the framing through some bytes, up to the end of the body; gives them back without the extensions of chunks. */
    byte[] check(byte[] bytes) {
        int kept = 0;
        for (int i = 0; i < bytes.length;) {
            int run = run(bytes, i);
            if (expect != Expect.EXTENSION) {
                if (kept < i) {
                    System.arraycopy(bytes, i, bytes, kept, run);
                }
                kept += run;
            }
            i += run;
        }
        return kept == bytes.length ? bytes : Arrays.copyOf(bytes, kept);
    }

    /** Looks at as many bytes as are of one kind. */
    private int run(byte[] bytes, int start) {
        return switch (expect) {
            case NOTHING -> bytes.length - start;
            case DATA -> data(bytes.length - start);
            default -> {
                step(bytes[start]);
                yield 1;
            }
        };
    }

    private int data(int available) {
        int data = (int) Math.min(chunk, available);
        chunk -= data;
        if (chunk == 0) {
            expect = Expect.DATA_CR;
        }
        return data;
    }

    private void step(byte b) {
        switch (expect) {
            case SIZE -> size(b);
            case EXTENSION -> extension(b);
            case SIZE_LF -> line(b == '\n', chunk == 0 ? Expect.END_CR : Expect.DATA);
            case DATA_CR -> line(b == '\r', Expect.DATA_LF);
            case DATA_LF -> {
                line(b == '\n', Expect.SIZE);
                startChunk();
            }
            case END_CR -> line(b == '\r', Expect.END_LF);
            case END_LF -> line(b == '\n', Expect.NOTHING);
            case NOTHING, DATA -> throw new IllegalStateException(expect.name());
        }
    }

    private void size(byte b) {
        int digit = b < 0 ? -1 : Character.digit(b, 16);
        if (digit >= 0 && ++length <= MAX_SIZE_DIGITS) {
            chunk = chunk << 4 | digit;
        } else if (length > 0 && digit < 0 && (b == ';' || b == '\r')) {
            endSize(b == ';');
        } else {
            throw malformed();
        }
    }

    private void endSize(boolean extension) {
        total += chunk;
        if (total > maxContentLength) {
            throw refused(Status.REQUEST_ENTITY_TOO_LARGE_413, "The chunked body is too large.");
        }
        length = 0;
        expect = extension ? Expect.EXTENSION : Expect.SIZE_LF;
    }

    private void extension(byte b) {
        if (b == '\r') {
            expect = Expect.SIZE_LF;
        } else if (++length > MAX_EXTENSION || (b >= 0 && b < ' ' && b != '\t') || b == 127) {
            throw malformed();
        }
    }

    private void line(boolean asExpected, Expect next) {
        if (!asExpected) {
            throw malformed();
        }
        expect = next;
    }

    private static RequestException malformed() {
        return refused(Status.BAD_REQUEST_400, "The framing of the chunked body is broken.");
    }

    private static RequestException refused(Status status, String message) {
        return RequestException.builder()
                .type(DirectHandler.EventType.BAD_REQUEST)
                .status(status)
                .setKeepAlive(false)
                .message(message)
                .build();
    }
}
