package dev.carafe.middleware;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Hashes passwords by argon2id (RFC 9106), by Bouncy Castle, in the form of the reference implementation. */
final class Argon2 {
    private static final Pattern HASH = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    /** The least that OWASP recommends: 19 MiB, two passes, one lane. */
    private static final int MEMORY = 19_456;
    private static final int PASSES = 2;
    private static final int LENGTH = 32;

    private Argon2() { }

    static String hash(String password, byte[] salt) {
        byte[] key = derived(password, salt, MEMORY, PASSES, 1, LENGTH);
        Base64.Encoder text = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s".formatted(MEMORY, PASSES, text.encodeToString(salt), text.encodeToString(key));
    }

    /** Returns whether a password is the one of a hash; false if the hash can't be read. */
    static boolean matches(String hash, String password) {
        Matcher parts = HASH.matcher(hash);
        if (!parts.matches()) {
            return false;
        }
        int memory = Integer.parseInt(parts.group(1));
        int passes = Integer.parseInt(parts.group(2));
        int lanes = Integer.parseInt(parts.group(3));
        if (memory < 8 * lanes || memory > 1 << 20 || passes < 1 || lanes < 1) {
            return false;
        }
        try {
            byte[] salt = Base64.getDecoder().decode(parts.group(4));
            byte[] key = Base64.getDecoder().decode(parts.group(5));
            return key.length >= 4 && MessageDigest.isEqual(key, derived(password, salt, memory, passes, lanes, key.length));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] derived(String password, byte[] salt, int memory, int passes, int lanes, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory).withIterations(passes).withParallelism(lanes).withSalt(salt).build());
        byte[] key = new byte[length];
        generator.generateBytes(password.getBytes(UTF_8), key);
        return key;
    }
}
