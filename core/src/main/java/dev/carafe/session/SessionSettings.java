package dev.carafe.session;

import dev.carafe.http.Cookie;
import java.time.Duration;
import java.util.List;

/**
 * How {@link CookieSessions} signs and sends its cookie.
 *
 * <pre>{@code
 * SessionSettings.DEFAULTS
 *     .keys(List.of(secret, lastYearsSecret))
 *     .cookie(SessionSettings.DEFAULTS.cookie().secure(true).sameSite(Cookie.SameSite.LAX))
 * }</pre>
 *
 * <p>The defaults are Flask's and Quart's. Immutable; each method with an argument returns a changed copy.
 *
 * @param cookie the cookie to send, whose value is not used: {@code session}, for the whole host, kept from scripts
 * @param lifetime how long a permanent session lives, and how old a cookie may be; 31 days
 * @param refreshEachRequest whether a permanent session is sent anew with every answer, so that it ends that long after the last
 *     request; true
 * @param keys the secrets, the newest first: it signs, all are accepted. Without any, sessions can't be written
 * @param salt what sets these signatures apart from others made with the same secret; {@code cookie-session}
 * @param digest the JDK's name of the hash function in the signature; {@code SHA-1}, which is safe within HMAC
 * @param keyDerivation how the signing key comes from secret and salt
 */
public record SessionSettings(
        Cookie cookie, Duration lifetime, boolean refreshEachRequest, List<String> keys, String salt, String digest,
        KeyDerivation keyDerivation) {
    public static final SessionSettings DEFAULTS = new SessionSettings(
            Cookie.of("session", "").httpOnly(true), Duration.ofDays(31), true, List.of(), "cookie-session", "SHA-1",
            KeyDerivation.HMAC);

    /**
     * All settings at once.
     *
     * @throws IllegalArgumentException if a key is empty or the lifetime is below 0
     */
    public SessionSettings {
        keys = List.copyOf(keys);
        if (keys.contains("")) {
            throw new IllegalArgumentException("A session key is empty. Leave it out, or make one with: openssl rand -hex 32");
        }
        if (lifetime.isNegative()) {
            throw new IllegalArgumentException("The lifetime of sessions is %s, which is below 0.".formatted(lifetime));
        }
    }

    public SessionSettings cookie(Cookie template) {
        return new SessionSettings(template, lifetime, refreshEachRequest, keys, salt, digest, keyDerivation);
    }

    public SessionSettings lifetime(Duration duration) {
        return new SessionSettings(cookie, duration, refreshEachRequest, keys, salt, digest, keyDerivation);
    }

    public SessionSettings refreshEachRequest(boolean refresh) {
        return new SessionSettings(cookie, lifetime, refresh, keys, salt, digest, keyDerivation);
    }

    public SessionSettings keys(List<String> newestFirst) {
        return new SessionSettings(cookie, lifetime, refreshEachRequest, newestFirst, salt, digest, keyDerivation);
    }

    public SessionSettings salt(String text) {
        return new SessionSettings(cookie, lifetime, refreshEachRequest, keys, text, digest, keyDerivation);
    }

    public SessionSettings digest(String name) {
        return new SessionSettings(cookie, lifetime, refreshEachRequest, keys, salt, name, keyDerivation);
    }

    public SessionSettings keyDerivation(KeyDerivation derivation) {
        return new SessionSettings(cookie, lifetime, refreshEachRequest, keys, salt, digest, derivation);
    }

    /** The settings without the keys. */
    @Override
    public String toString() {
        return "SessionSettings[cookie=%s, lifetime=%s, refreshEachRequest=%s, keys=%d, salt=%s, digest=%s, keyDerivation=%s]"
                .formatted(cookie, lifetime, refreshEachRequest, keys.size(), salt, digest, keyDerivation);
    }
}
