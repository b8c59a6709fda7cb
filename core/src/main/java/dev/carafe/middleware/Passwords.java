package dev.carafe.middleware;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords, in the formats of Werkzeug, so that a Flask app can share the table of users.
 *
 * <pre>{@code
 * users.add(name, Passwords.hash(password));                     // "scrypt:32768:8:1$salt$..."
 * if (!Passwords.verify(users.hashOf(name), password)) ...       // of a user that there is not: null, and takes as long
 * }</pre>
 *
 * <p>{@code scrypt:N:r:p} (RFC 7914) and {@code pbkdf2:digest:iterations} (RFC 8018) are known, and, where Bouncy Castle is on the class
 * path, {@code $argon2id$} (RFC 9106) in the form of its reference implementation. One hash takes 32 MB and about a tenth of
 * a second by intention: put a {@link RateLimit} before the login. Thread-safe.
 */
public final class Passwords {
    private static final String SCRYPT = "scrypt:32768:8:1";
    private static final String NOBODY = SCRYPT + "$aaaaaaaaaaaaaaaa$" + "00".repeat(64);
    private static final String SALT = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int SALT_LENGTH = 16;
    private static final Map<String, String> MACS =
            Map.of("sha1", "HmacSHA1", "sha224", "HmacSHA224", "sha256", "HmacSHA256", "sha384", "HmacSHA384", "sha512", "HmacSHA512");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() { }

    /** Returns the hash of a password, by scrypt with Werkzeug's parameters and a random salt. */
    public static String hash(String password) {
        return hash(password, SCRYPT);
    }

    /**
     * Returns the hash of a password by a method: {@code "scrypt:32768:8:1"}, {@code "pbkdf2:sha256:1000000"} or {@code "argon2id"}.
     *
     * @throws IllegalArgumentException if the method is not one of these
     * @throws IllegalStateException if it is argon2id, and Bouncy Castle is not on the class path
     */
    public static String hash(String password, String method) {
        if (method.equals("argon2id")) {
            byte[] salt = new byte[SALT_LENGTH];
            RANDOM.nextBytes(salt);
            return argon2(() -> Argon2.hash(password, salt));
        }
        StringBuilder salt = new StringBuilder();
        for (int i = 0; i < SALT_LENGTH; i++) {
            salt.append(SALT.charAt(RANDOM.nextInt(SALT.length())));
        }
        byte[] key = derived(method, password, salt.toString());
        if (key == null) {
            throw new IllegalArgumentException(("'%s' is no method to hash passwords. Use \"scrypt:32768:8:1\", "
                    + "\"pbkdf2:sha256:1000000\", or \"argon2id\".").formatted(method));
        }
        return method + '$' + salt + '$' + HexFormat.of().formatHex(key);
    }

    /**
     * Returns whether a password is the one of a hash; false for null, after the time that a hash takes, so that nobody learns which users
     * there are. A hash that can't be read is nobody's.
     */
    public static boolean verify(@Nullable String hash, String password) {
        if (hash != null && hash.startsWith("$argon2id$")) {
            return argon2(() -> Argon2.matches(hash, password));
        }
        String[] parts = (hash == null ? NOBODY : hash).split("\\$", 3);
        byte[] key = parts.length < 3 ? null : derived(parts[0], password, parts[1]);
        boolean equal = key != null && MessageDigest.isEqual(HexFormat.of().formatHex(key).getBytes(UTF_8), parts[2].getBytes(UTF_8));
        return equal && hash != null;
    }

    private static <T> T argon2(Supplier<T> work) {
        try {
            return work.get();
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException("Passwords are hashed by argon2id, for which Bouncy Castle has to be on the class path: add "
                    + "org.bouncycastle:bcprov-jdk18on.", e);
        }
    }

    private static byte @Nullable [] derived(String method, String password, String salt) {
        String[] words = method.split(":", -1);
        String mac = words.length == 3 && words[0].equals("pbkdf2") ? MACS.get(words[1]) : null;
        if (mac != null) {
            int iterations = number(words[2]);
            return iterations < 1 ? null : pbkdf2(mac, password.getBytes(UTF_8), salt.getBytes(UTF_8), iterations, -1);
        }
        if (words.length != 4 || !words[0].equals("scrypt")) {
            return null;
        }
        int n = number(words[1]);
        int r = number(words[2]);
        int p = number(words[3]);
        boolean usable = n > 1 && Integer.bitCount(n) == 1 && r > 0 && p > 0 && 128L * n * r <= 1 << 30 && (long) r * p < 1 << 20;
        return usable ? Scrypt.derive(password.getBytes(UTF_8), salt.getBytes(UTF_8), n, r, p, 64) : null;
    }

    private static int number(String digits) {
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
    }

    /** PBKDF2 of bytes: that of the JDK takes only characters. A negative length is that of the digest. */
    static byte[] pbkdf2(String mac, byte[] password, byte[] salt, int iterations, int wanted) {
        try {
            Mac hmac = Mac.getInstance(mac);
            hmac.init(new SecretKeySpec(password.length == 0 ? new byte[1] : password, mac));
            int size = hmac.getMacLength();
            byte[] key = new byte[wanted < 0 ? size : wanted];
            for (int block = 1, at = 0; at < key.length; block++, at += size) {
                hmac.update(salt);
                byte[] u = hmac.doFinal(new byte[] {(byte) (block >>> 24), (byte) (block >>> 16), (byte) (block >>> 8), (byte) block});
                byte[] sum = u.clone();
                for (int i = 1; i < iterations; i++) {
                    u = hmac.doFinal(u);
                    for (int k = 0; k < size; k++) {
                        sum[k] ^= u[k];
                    }
                }
                System.arraycopy(sum, 0, key, at, Math.min(size, key.length - at));
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + mac + ".", e);
        }
    }
}
