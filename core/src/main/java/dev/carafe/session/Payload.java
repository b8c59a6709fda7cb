package dev.carafe.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Encodes JSON as itsdangerous does: in URL-safe Base64, compressed with zlib if that is shorter. A leading dot marks compression. */
final class Payload {
    /** Bounds decompression: a cookie of 4 kB could hold 4 MB of zeros. */
    static final int MAX_BYTES = 64 * 1024;

    /**
     * The length of the shortest JSON object that zlib makes shorter. It adds six bytes of its own and ten bits for a block, and an object
     * has six characters at least that it can't save: <code>{"":1}</code>.
     */
    private static final int SHORTEST_COMPRESSED = 17;

    private Payload() {}

    /**
     * Encodes a JSON text.
     *
     * @throws IllegalArgumentException if the text has 64 kB or more, which {@link #decode} refuses
     */
    static String encode(String json) {
        byte[] plain = json.getBytes(US_ASCII);
        if (plain.length >= MAX_BYTES) {
            throw new IllegalArgumentException(("The session takes %d bytes, but one of %d or more is not read back, "
                    + "however well it packs. Keep the data on the server and only its id in the cookie.")
                    .formatted(plain.length, MAX_BYTES));
        }
        return pack(plain);
    }

    static String pack(byte[] plain) {
        if (plain.length < SHORTEST_COMPRESSED) {
            return Signer.encode(plain);
        }
        byte[] deflated = deflate(plain);
        return deflated.length < plain.length - 1 ? '.' + Signer.encode(deflated) : Signer.encode(plain);
    }

    /**
     * Decodes a payload to its JSON text.
     *
     * @throws IllegalArgumentException if the payload is not Base64, is not zlib although marked so, or decodes to more than 64 kB
     */
    static String decode(String payload) {
        boolean compressed = payload.startsWith(".");
        byte[] octets = Signer.decode(compressed ? payload.substring(1) : payload);
        if (octets == null) {
            throw new IllegalArgumentException("not Base64");
        }
        return new String(compressed ? inflate(octets) : octets, UTF_8);
    }

    private static byte[] deflate(byte[] plain) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream deflated = new ByteArrayOutputStream(plain.length);
            byte[] buffer = new byte[1024];
            while (!deflater.finished()) {
                deflated.write(buffer, 0, deflater.deflate(buffer));
            }
            return deflated.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflate(byte[] deflated) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            byte[] buffer = new byte[MAX_BYTES];
            int length = inflater.inflate(buffer);
            if (!inflater.finished()) {
                throw new IllegalArgumentException("cut, or over " + MAX_BYTES + " bytes");
            }
            return Arrays.copyOf(buffer, length);
        } catch (DataFormatException notZlib) {
            throw new IllegalArgumentException(notZlib);
        } finally {
            inflater.end();
        }
    }
}
