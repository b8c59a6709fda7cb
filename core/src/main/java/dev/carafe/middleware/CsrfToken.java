package dev.carafe.middleware;

import dev.carafe.Carafe;
import dev.carafe.http.Request;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A secret of the session, which forms send back: masked by random bits, so that no two copies of it look alike. */
final class CsrfToken {
    private static final String KEY = "_csrf";
    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CsrfToken() { }

    static String issue() {
        byte[] secret = secret();
        if (secret == null) {
            secret = random();
            Carafe.session().set(KEY, text(secret));
        }
        byte[] mask = random();
        byte[] token = Arrays.copyOf(mask, 2 * LENGTH);
        System.arraycopy(xor(mask, secret), 0, token, LENGTH, LENGTH);
        return text(token);
    }

    /** Returns whether a request has the token of its session. One without a token of its own has none to compare, and fails. */
    static boolean isIn(Request request) {
        String given = request.header("X-CSRF-Token");
        byte[] token = bytes(given != null ? given : request.form().get("csrf_token"), 2 * LENGTH);
        byte[] secret = secret();
        return token != null && secret != null && MessageDigest.isEqual(secret,
                xor(Arrays.copyOf(token, LENGTH), Arrays.copyOfRange(token, LENGTH, 2 * LENGTH)));
    }

    private static byte @Nullable [] secret() {
        return bytes(Carafe.session().get(KEY, String.class), LENGTH);
    }

    private static byte @Nullable [] bytes(@Nullable String text, int length) {
        try {
            byte[] bytes = text == null ? null : Base64.getUrlDecoder().decode(text);
            return bytes != null && bytes.length == length ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] random() {
        byte[] bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] xor(byte[] a, byte[] b) {
        byte[] result = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            result[i] = (byte) (a[i] ^ b[i]);
        }
        return result;
    }
}
