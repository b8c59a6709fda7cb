package dev.carafe.server;

import io.helidon.http.RequestException;
import java.util.Arrays;

/**
 * Checks the framing of a chunked body (RFC 9112, section 7.1) as its bytes arrive. Helidon's parser reads a size line of any length into
 * memory, skips the two bytes after a chunk unchecked, and does not support chunk extensions.
 */
final class ChunkFraming {
    private static final int MAX_SIZE_DIGITS = 15;
    private static final int MAX_EXTENSION = 256;

    private static final int MAX_TRAILERS = 8 * 1024;
    private static final String SEPARATORS = "\"(),/:;<=>?@[\\]{}";

    private enum Expect { NOTHING, SIZE, EXTENSION, SIZE_LF, DATA, DATA_CR, DATA_LF, TRAILER, TRAILER_NAME, TRAILER_VALUE,
        TRAILER_LF, END_LF }

    private final long maxContentLength;
    private Expect expect = Expect.NOTHING;
    private long chunk;
    private long total;
    private int length;
    private int consumed;
    private boolean kept;

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

    /** Returns whether the whole body has arrived. */
    boolean ended() {
        return expect == Expect.NOTHING;
    }

    /** Returns how many of the bytes checked last belong to the body. */
    int consumed() {
        return consumed;
    }

    /** Checks bytes up to the end of the body. Returns them without trailers and chunk extensions. */
    byte[] check(byte[] bytes) {
        int length = 0;
        int i = 0;
        while (i < bytes.length && expect != Expect.NOTHING) {
            int run = run(bytes, i);
            if (kept) {
                if (length < i) {
                    System.arraycopy(bytes, i, bytes, length, run);
                }
                length += run;
            }
            i += run;
        }
        consumed = i;
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** Checks a run of bytes of one kind and returns its length. */
    private int run(byte[] bytes, int start) {
        kept = true;
        if (expect == Expect.DATA) {
            return data(bytes.length - start);
        }
        step(bytes[start]);
        return 1;
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
            case SIZE_LF -> line(b == '\n', chunk == 0 ? Expect.TRAILER : Expect.DATA);
            case DATA_CR -> line(b == '\r', Expect.DATA_LF);
            case DATA_LF -> {
                line(b == '\n', Expect.SIZE);
                startChunk();
            }
            case TRAILER, TRAILER_NAME, TRAILER_VALUE -> trailer(b);
            case TRAILER_LF -> {
                kept = false;
                line(b == '\n', Expect.TRAILER);
            }
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
            throw Refusal.of(413, "The chunked body is too large.");
        }
        length = 0;
        kept = !extension;
        expect = extension ? Expect.EXTENSION : Expect.SIZE_LF;
    }

    private void extension(byte b) {
        kept = b == '\r';
        if (b == '\r') {
            expect = Expect.SIZE_LF;
        } else if (++length > MAX_EXTENSION || (b >= 0 && b < ' ' && b != '\t') || b == 127) {
            throw malformed();
        }
    }

    /** Drops trailers, which must not change the meaning of the header (RFC 9110, section 6.5.1). */
    private void trailer(byte b) {
        boolean starts = expect == Expect.TRAILER;
        kept = starts && b == '\r';
        if (++length > MAX_TRAILERS) {
            throw Refusal.of(431, "The trailers of the chunked body are too large.");
        }
        if (kept) {
            expect = Expect.END_LF;
        } else if (expect == Expect.TRAILER_VALUE) {
            trailerValue(b);
        } else if (b == ':' && !starts) {
            expect = Expect.TRAILER_VALUE;
        } else if (b <= ' ' || b == 127 || SEPARATORS.indexOf(b) >= 0) {
            throw malformed();
        } else {
            expect = Expect.TRAILER_NAME;
        }
    }

    private void trailerValue(byte b) {
        if (b == '\r') {
            expect = Expect.TRAILER_LF;
        } else if ((b >= 0 && b < ' ' && b != '\t') || b == 127) {
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
        return Refusal.of(400, "The framing of the chunked body is broken.");
    }
}
