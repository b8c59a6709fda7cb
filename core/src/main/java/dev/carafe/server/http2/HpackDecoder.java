package dev.carafe.server.http2;

import java.nio.charset.StandardCharsets;

/**
 * Decodes blocks of header fields (RFC 7541). Each byte becomes a character, since fields are opaque. No block makes it hold more than its
 * table: a repeated entry costs nothing until the sink keeps it.
 */
final class HpackDecoder {
    static final int TABLE = 4096;
    private static final int MAX_SHIFT = 21;

    private final HeaderTable table = new HeaderTable(TABLE);
    private byte[] block = {};
    private int at;
    private int end;

    void decode(byte[] bytes, int offset, int length, FieldSink sink) {
        block = bytes;
        at = offset;
        end = offset + length;
        boolean begun = false;
        while (at < end) {
            int first = block[at];
            if (first < 0) {
                int index = number(7);
                sink.field(table.name(index), table.value(index));
            } else if ((first & 0x40) != 0) {
                String name = name(6);
                String value = text();
                table.add(name, value);
                sink.field(name, value);
            } else if ((first & 0x20) == 0) {
                sink.field(name(4), text());
            } else if (begun) {
                throw broken("The header table changes its size within a block.");
            } else {
                table.resize(number(5));
                continue;
            }
            begun = true;
        }
        block = new byte[0];
    }

    private String name(int prefix) {
        int index = number(prefix);
        return index == 0 ? text() : table.name(index);
    }

    /** Reads a number that begins in the last bits of a byte (section 5.1). */
    private int number(int prefix) {
        int most = (1 << prefix) - 1;
        int number = next() & most;
        if (number < most) {
            return number;
        }
        int shift = 0;
        int b;
        do {
            b = next();
            if (shift > MAX_SHIFT) {
                throw broken("A number of a header block is too large.");
            }
            number += (b & 0x7f) << shift;
            shift += 7;
        } while ((b & 0x80) != 0);
        return number;
    }

    private String text() {
        boolean huffman = at < end && block[at] < 0;
        int length = number(7);
        if (length > end - at) {
            throw broken("A header block ends within a text.");
        }
        String text = huffman ? Huffman.decode(block, at, length) : new String(block, at, length, StandardCharsets.ISO_8859_1);
        at += length;
        return text;
    }

    private int next() {
        if (at == end) {
            throw broken("A header block ends within a field.");
        }
        return block[at++];
    }

    private static ConnectionError broken(String message) {
        return new ConnectionError(ErrorCode.COMPRESSION_ERROR, message);
    }
}
