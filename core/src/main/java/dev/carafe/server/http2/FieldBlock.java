package dev.carafe.server.http2;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Encodes a block of header fields (RFC 7541). No field is indexed, so that no state is kept for a client, and the length of one response
 * reveals nothing about another. A cookie is marked, so that proxies don't index it either.
 */
final class FieldBlock {
    /** The length of the part that only the first block has. */
    static final int GREETING = 1;

    private static final byte NO_TABLE = 0x20;
    private static final int NEVER_INDEXED = 0x10;
    private static final int INDEXED = 0x80;
    private static final int NAME_PREFIX = 4;
    private static final int MOST_KNOWN = 500;
    /** Encoded names that apps send. Bounded, since an app may generate names. */
    private static final Map<String, byte[]> NAMES = new ConcurrentHashMap<>();
    private static final byte[][] STATUSES = new byte[1000][];

    private byte[] bytes = new byte[256];
    private int length;

    private FieldBlock() { }

    /**
     * Creates a block that begins with a response's status. Before the status comes a part only for the first block of a connection, which
     * says that the client's table is not used, whatever its size (section 4.2).
     */
    FieldBlock(int status) {
        bytes[length++] = NO_TABLE;
        byte[] known = STATUSES[status];
        if (known == null) {
            known = status(status);
            STATUSES[status] = known;
        }
        put(known);
    }

    private static byte[] status(int status) {
        int index = switch (status) {
            case 200 -> 8;
            case 204 -> 9;
            case 206 -> 10;
            case 304 -> 11;
            case 400 -> 12;
            case 404 -> 13;
            case 500 -> 14;
            default -> 0;
        };
        if (index > 0) {
            return new byte[] {(byte) (INDEXED | index)};
        }
        return new byte[] {8, 3, (byte) ('0' + status / 100), (byte) ('0' + status / 10 % 10), (byte) ('0' + status % 10)};
    }

    void add(String name, String value) {
        byte[] known = NAMES.get(name);
        if (known == null) {
            known = begin(name.toLowerCase(Locale.ROOT));
            if (NAMES.size() < MOST_KNOWN) {
                NAMES.put(name, known);
            }
        }
        put(known);
        put(value);
    }

    private static byte[] begin(String name) {
        FieldBlock begun = new FieldBlock();
        int kind = name.equals("set-cookie") ? NEVER_INDEXED : 0;
        int index = HeaderTable.indexOf(name);
        begun.number(kind, NAME_PREFIX, index);
        if (index == 0) {
            begun.put(name);
        }
        return begun.toBytes();
    }

    @SuppressWarnings("deprecation") // the fastest way to get the bytes of ASCII text
    private void put(String text) {
        number(0, 7, text.length());
        reserve(text.length());
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
    }

    private void put(byte[] encoded) {
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
    }

    private void number(int kind, int prefix, int number) {
        int most = (1 << prefix) - 1;
        reserve(6);
        if (number < most) {
            bytes[length++] = (byte) (kind | number);
            return;
        }
        bytes[length++] = (byte) (kind | most);
        int left = number - most;
        while (left > 0x7f) {
            bytes[length++] = (byte) (0x80 | (left & 0x7f));
            left >>= 7;
        }
        bytes[length++] = (byte) left;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    private byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
