package dev.carafe.middleware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The key derivation function scrypt (RFC 7914), which the JDK has not. */
final class Scrypt {
    private static final String MAC = "HmacSHA256";

    private Scrypt() { }

    static byte[] derive(byte[] password, byte[] salt, int n, int r, int p, int length) {
        byte[] blocks = Passwords.pbkdf2(MAC, password, salt, 1, 128 * r * p);
        int[] words = new int[32 * r * p];
        ByteBuffer.wrap(blocks).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(words);
        for (int i = 0; i < p; i++) {
            mix(words, 32 * r * i, n, r);
        }
        ByteBuffer.wrap(blocks).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(words);
        return Passwords.pbkdf2(MAC, password, blocks, 1, length);
    }

    /** Section 5, scryptROMix: fills a table, then reads it at places that depend on the password. */
    private static void mix(int[] words, int offset, int n, int r) {
        int size = 32 * r;
        int[] x = new int[size];
        int[] y = new int[size];
        int[][] table = new int[n][];
        System.arraycopy(words, offset, x, 0, size);
        for (int i = 0; i < n; i++) {
            table[i] = x.clone();
            blockMix(x, y, r);
        }
        for (int i = 0; i < n; i++) {
            int[] row = table[x[size - 16] & (n - 1)];
            for (int k = 0; k < size; k++) {
                x[k] ^= row[k];
            }
            blockMix(x, y, r);
        }
        System.arraycopy(x, 0, words, offset, size);
    }

    /** Section 4, scryptBlockMix; the result is in x, and y is for its use. */
    private static void blockMix(int[] x, int[] y, int r) {
        int[] t = new int[16];
        System.arraycopy(x, 32 * r - 16, t, 0, 16);
        for (int i = 0; i < 2 * r; i++) {
            for (int k = 0; k < 16; k++) {
                t[k] ^= x[16 * i + k];
            }
            salsa(t);
            System.arraycopy(t, 0, y, 16 * (i / 2 + (i % 2) * r), 16);
        }
        System.arraycopy(y, 0, x, 0, 32 * r);
    }

    /** Section 3, Salsa20/8. */
    private static void salsa(int[] block) {
        int[] x = block.clone();
        for (int i = 0; i < 4; i++) {
            quarter(x, 0, 4, 8, 12);
            quarter(x, 5, 9, 13, 1);
            quarter(x, 10, 14, 2, 6);
            quarter(x, 15, 3, 7, 11);
            quarter(x, 0, 1, 2, 3);
            quarter(x, 5, 6, 7, 4);
            quarter(x, 10, 11, 8, 9);
            quarter(x, 15, 12, 13, 14);
        }
        for (int i = 0; i < 16; i++) {
            block[i] += x[i];
        }
    }

    private static void quarter(int[] x, int a, int b, int c, int d) {
        x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
        x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
        x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
        x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
    }
}
