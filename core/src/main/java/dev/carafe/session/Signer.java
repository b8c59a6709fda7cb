package dev.carafe.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs a text with the time, like {@code TimestampSigner} of itsdangerous: {@code text.time.signature}.
 *
 * <p>The newest key signs; all keys verify. Signatures are compared in constant time and must be in canonical Base64. Thread-safe.
 */
final class Signer {
    private static final byte[] SIGNER = "signer".getBytes(US_ASCII);

    private final String algorithm;
    /** One for each key, ready to be copied: to look for an implementation costs more than to use it. */
    private final List<Mac> keyed;

    /**
     * Creates a signer.
     *
     * @param secrets the secrets, newest first; none may be empty
     * @param digest the JDK's name of a hash function with an HMAC
     * @throws IllegalArgumentException if the JDK has no such hash function
     */
    Signer(List<byte[]> secrets, String salt, String digest, KeyDerivation derivation) {
        this.algorithm = "Hmac" + (digest.startsWith("SHA-") ? "SHA" + digest.substring(4) : digest);
        try {
            MessageDigest hash = MessageDigest.getInstance(digest);
            byte[] salted = salt.getBytes(UTF_8);
            List<Mac> ready = new ArrayList<>();
            for (byte[] secret : secrets) {
                ready.add(keyed(derive(secret, salted, hash, derivation)));
            }
            this.keyed = List.copyOf(ready);
            Mac.getInstance(algorithm);
        } catch (GeneralSecurityException unknown) {
            throw new IllegalArgumentException(
                    "The digest '%s' is not known. Use SHA-1, SHA-256, SHA-384 or SHA-512.".formatted(digest), unknown);
        }
    }

    private byte[] derive(byte[] secret, byte[] salt, MessageDigest hash, KeyDerivation derivation) throws GeneralSecurityException {
        return switch (derivation) {
            case HMAC -> keyed(secret).doFinal(salt);
            case CONCAT -> digest(hash, salt, secret);
            case DJANGO_CONCAT -> digest(hash, salt, SIGNER, secret);
            case NONE -> secret.clone();
        };
    }

    private static byte[] digest(MessageDigest hash, byte[]... parts) {
        for (byte[] part : parts) {
            hash.update(part);
        }
        return hash.digest();
    }

    /** Appends time and signature to a text. */
    String sign(String text, long epochSecond) {
        String timed = text + '.' + encode(toBytes(epochSecond));
        return timed + '.' + encode(mac(keyed.getFirst(), timed.getBytes(UTF_8)));
    }

    /**
     * Returns the signed text, or null if none of the keys signed it, it is older than the given age in seconds, or its time is in the
     * future.
     */
    @Nullable String unsign(String signed, long epochSecond, long maxAge) {
        int signature = signed.lastIndexOf('.');
        int time = signature < 0 ? -1 : signed.lastIndexOf('.', signature - 1);
        if (time < 0 || !verifies(signed.substring(0, signature), decode(signed.substring(signature + 1)))) {
            return null;
        }
        byte[] stamp = decode(signed.substring(time + 1, signature));
        if (stamp == null || stamp.length >= Long.BYTES) {
            return null;
        }
        long age = epochSecond - toLong(stamp);
        return age < 0 || age > maxAge ? null : signed.substring(0, time);
    }

    private boolean verifies(String timed, byte @Nullable [] signature) {
        if (signature == null) {
            return false;
        }
        byte[] octets = timed.getBytes(UTF_8);
        boolean verifies = false;
        for (Mac key : keyed) {
            verifies |= MessageDigest.isEqual(mac(key, octets), signature);
        }
        return verifies;
    }

    private Mac keyed(byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key, algorithm));
        return mac;
    }

    private static byte[] mac(Mac keyed, byte[] octets) {
        try {
            return ((Mac) keyed.clone()).doFinal(octets);
        } catch (CloneNotSupportedException e) {
            synchronized (keyed) { // as of a provider of keys in hardware
                return keyed.doFinal(octets);
            }
        }
    }

    /** Encodes octets in URL-safe Base64 without padding. */
    static String encode(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    /** Decodes octets, or returns null if the text is not exactly what {@link #encode} returns for them. */
    static byte @Nullable [] decode(String base64) {
        try {
            byte[] octets = Base64.getUrlDecoder().decode(base64);
            return encode(octets).equals(base64) ? octets : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static byte[] toBytes(long number) {
        byte[] octets = new byte[(64 - Long.numberOfLeadingZeros(number) + 7) / 8];
        for (int i = octets.length - 1, shift = 0; i >= 0; i--, shift += 8) {
            octets[i] = (byte) (number >> shift);
        }
        return octets;
    }

    private static long toLong(byte[] octets) {
        long number = 0;
        for (byte octet : octets) {
            number = number << 8 | (octet & 0xFF);
        }
        return number;
    }
}
