package dev.carafe.server;

import io.helidon.http.RequestException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header of a request (RFC 9112, sections 3 and 5) as its bytes arrive, up to the final empty line. Helidon's parser supports
 * only HTTP/1.1, converts methods to upper case and bytes beyond ASCII to question marks, and waits for more after a bare line feed. So
 * this passes on HTTP/1.1 in place of any HTTP/1, and ASCII that {@link #text} decodes, and records what the parser loses. It drops one
 * empty line before a request (section 2.2).
 */
final class HeadFraming {
    /**
     * The first of the control characters that encode the two highest bits of a byte beyond ASCII. A field that contains one is refused
     * beforehand.
     */
    private static final char TENS = 0x0e;
    private static final char ELEVENS = 0x0f;

    private static final String VERSION = "HTTP/1.";
    private static final int MAJOR = VERSION.indexOf('1');
    private static final int MINOR = VERSION.length();
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private enum Expect { START, START_LF, METHOD, PATH, QUERY, VERSION, LINE_LF, FIELD_START, FIELD, END_LF, NOTHING }

    private final StringBuilder method = new StringBuilder();
    private Expect expect = Expect.START;
    private int consumed;
    /** How many of the bytes checked belong to the empty line before the header. */
    private int skipped;
    private int digit;
    private boolean http10;
    private boolean encoded;
    private boolean mixedCase;
    private @Nullable ByteArrayOutputStream changed;

    /** Returns how many of the bytes checked last belong to the header. */
    int consumed() {
        return consumed;
    }

    boolean isHttp10() {
        return http10;
    }

    /** Returns the method as sent, or null if it is in upper case. */
    @Nullable String method() {
        return mixedCase ? method.toString() : null;
    }

    /** Returns whether {@link #text} has to decode the fields. */
    boolean isEncoded() {
        return encoded;
    }

    /** Checks bytes up to the end of the header, and later those of the next one. Returns them in the form that Helidon accepts. */
    byte[] check(byte[] bytes) {
        if (expect == Expect.NOTHING) {
            reset();
        }
        changed = null;
        skipped = 0;
        int i = 0;
        while (i < bytes.length && expect != Expect.NOTHING) {
            byte b = bytes[i];
            if (b < 0 && expect != Expect.VERSION) {
                escape(bytes, i);
            } else {
                bytes[i] = step(b);
                if (changed != null) {
                    changed.write(bytes[i]);
                }
            }
            i++;
        }
        consumed = i;
        boolean all = skipped == 0 && i == bytes.length;
        return changed != null ? changed.toByteArray() : all ? bytes : Arrays.copyOfRange(bytes, skipped, i);
    }

    private void reset() {
        expect = Expect.START;
        method.setLength(0);
        digit = 0;
        http10 = false;
        encoded = false;
        mixedCase = false;
    }

    private byte step(byte b) {
        switch (expect) {
            case START -> start(b);
            case START_LF -> {
                line(b, Expect.METHOD);
                skipped++;
            }
            case METHOD -> method(b);
            case PATH, QUERY -> target(b);
            case VERSION -> {
                return version(b);
            }
            case LINE_LF -> line(b, Expect.FIELD_START);
            case FIELD_START -> {
                expect = b == '\r' ? Expect.END_LF : Expect.FIELD;
                field(b);
            }
            case FIELD -> field(b);
            case END_LF -> line(b, Expect.NOTHING);
            case NOTHING -> throw new IllegalStateException(expect.name());
        }
        return b;
    }

    private void start(byte b) {
        if (b == '\r') {
            expect = Expect.START_LF;
            skipped++;
        } else {
            expect = Expect.METHOD;
            method(b);
        }
    }

    private void method(byte b) {
        if (b == ' ') {
            expect = Expect.PATH;
        } else if (b < ' ' || b == 127) {
            throw malformed();
        } else {
            mixedCase |= b >= 'a' && b <= 'z';
            method.append((char) b);
        }
    }

    private void target(byte b) {
        if (b == ' ') {
            expect = Expect.VERSION;
        } else if (b < ' ' || b == 127) {
            throw malformed();
        } else if (b == '?') {
            expect = Expect.QUERY;
        }
    }

    /** Takes a minor version beyond 1 for 1 (RFC 9110, section 2.5). */
    private byte version(byte b) {
        boolean number = b >= '0' && b <= '9';
        if (digit == MAJOR && number && b != '1') {
            throw Refusal.of(505, "The request is of another version of HTTP than 1.");
        }
        boolean expected = digit < MINOR ? b == VERSION.charAt(digit) : digit == MINOR ? number : b == '\r';
        if (!expected) {
            throw malformed();
        }
        if (b == '\r') {
            expect = Expect.LINE_LF;
            return b;
        }
        boolean minor = digit++ == MINOR;
        http10 = minor && b == '0';
        return minor ? (byte) '1' : b;
    }

    private void field(byte b) {
        if (b == '\r') {
            expect = expect == Expect.END_LF ? Expect.END_LF : Expect.LINE_LF;
        } else if ((b < ' ' && b != '\t') || b == 127) {
            throw malformed();
        }
    }

    private void line(byte b, Expect next) {
        if (b != '\n') {
            throw malformed();
        }
        expect = next;
    }

    /** Encodes a byte beyond ASCII in ASCII: percent-encoded in a query, with a control character in a field. */
    private void escape(byte[] bytes, int at) {
        int b = bytes[at] & 0xff;
        if (changed == null) {
            changed = new ByteArrayOutputStream(bytes.length + 16);
            changed.write(bytes, skipped, at - skipped);
        }
        switch (expect) {
            case QUERY -> {
                changed.write('%');
                changed.write(HEX[b >> 4]);
                changed.write(HEX[b & 0xf]);
            }
            case FIELD -> {
                encoded = true;
                changed.write(b < 0xc0 ? TENS : ELEVENS);
                changed.write(0x40 | (b & 0x3f));
            }
            default -> throw malformed();
        }
    }

    /** Decodes a field's value to the bytes that were sent, one character per byte (ISO 8859-1). */
    static String text(String value) {
        int length = value.length();
        int escape = 0;
        while (escape < length && value.charAt(escape) != TENS && value.charAt(escape) != ELEVENS) {
            escape++;
        }
        if (escape == length) {
            return value;
        }
        StringBuilder text = new StringBuilder(length).append(value, 0, escape);
        for (int i = escape; i < length; i++) {
            char c = value.charAt(i);
            boolean escaped = (c == TENS || c == ELEVENS) && i + 1 < length;
            text.append(escaped ? (char) ((c == TENS ? 0x80 : 0xc0) | (value.charAt(++i) & 0x3f)) : c);
        }
        return text.toString();
    }

    private static RequestException malformed() {
        return Refusal.of(400, "The head of the request is not well-formed.");
    }
}
