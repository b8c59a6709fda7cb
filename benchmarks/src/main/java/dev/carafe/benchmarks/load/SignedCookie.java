package dev.carafe.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A session in a signed cookie, as one writes it by hand: JSON and its HMAC, both in Base64. */
final class SignedCookie {
    private static final SecretKey KEY = new SecretKeySpec(Sample.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1");

    private SignedCookie() { }

    /** Returns what a cookie holds: nothing if its signature is not ours. */
    static Map<String, Integer> read(@Nullable String cookie) {
        int dot = cookie == null ? -1 : cookie.indexOf('.');
        if (dot < 0) {
            return Map.of();
        }
        byte[] json = Base64.getUrlDecoder().decode(cookie.substring(0, dot));
        byte[] signature = Base64.getUrlDecoder().decode(cookie.substring(dot + 1));
        return MessageDigest.isEqual(signature, sign(json)) ? Sample.counts(json) : Map.of();
    }

    static String write(Map<String, Integer> session) {
        byte[] json = Sample.json(session);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(json) + '.' + base64.encodeToString(sign(json));
    }

    private static byte[] sign(byte[] json) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(KEY);
            return mac.doFinal(json);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
