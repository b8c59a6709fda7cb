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
 * @param cookie the cookie to send, whose value is ignored; by default {@code session}, for the whole host, hidden from scripts
 * @param lifetime how long a permanent session lives, and how old a cookie may be; by default 31 days
 * @param refreshEachRequest whether every response renews the cookie of a permanent session, so that its lifetime counts from the last
 *     request; by default true
 * @param keys the secrets, newest first: the newest signs, and all are accepted. Without a key, sessions can't be written
 * @param salt the text that separates these signatures from others made with the same secret; by default {@code cookie-session}
 * @param digest the JDK's name of the signature's hash function; by default {@code SHA-1}, which is safe within HMAC
 * @param keyDerivation how the signing key is derived from secret and salt
 */
public record SessionSettings(
        Cookie cookie, Duration lifetime, boolean refreshEachRequest, List<String> keys, String salt, String digest,
        KeyDerivation keyDerivation) {
    public static final SessionSettings DEFAULTS = new SessionSettings(
            Cookie.of("session", "").httpOnly(true), Duration.ofDays(31), true, List.of(), "cookie-session", "SHA-1",
            KeyDerivation.HMAC);

    /**
     * Creates settings. The cookie becomes secure where browsers require it: with {@code SameSite=None}, if partitioned, or if its name
     * begins with {@code __Host-} or {@code __Secure-}.
     *
     * @throws IllegalArgumentException if a key is empty, the lifetime is below 0, or no browser would keep the cookie
     */
    public SessionSettings {
        cookie = keepable(cookie);
        keys = List.copyOf(keys);
        if (keys.contains("")) {
            throw new IllegalArgumentException("A session key is empty. Leave it out, or make one with: openssl rand -hex 32");
        }
        if (lifetime.isNegative()) {
            throw new IllegalArgumentException("The lifetime of sessions is %s, which is below 0.".formatted(lifetime));
        }
    }

    /** Checks the rules whose violation makes browsers silently drop a cookie (RFC 6265bis, section 5.7). */
    private static Cookie keepable(Cookie cookie) {
        String domain = cookie.domain();
        if (domain != null && domain.matches(".*[:/].*")) {
            throw new IllegalArgumentException(("The domain of the session cookie is '%s', but a browser keeps it only for a host name, "
                    + "without scheme, port or path. Leave those out.").formatted(domain));
        }
        boolean hostOnly = cookie.name().regionMatches(true, 0, "__Host-", 0, 7);
        if (hostOnly && (domain != null || !"/".equals(cookie.path()))) {
            throw new IllegalArgumentException(("A browser keeps the session cookie '%s' only without a domain and for the path '/'. "
                    + "Name it '__Secure-%s' to have either.").formatted(cookie.name(), cookie.name().substring(7)));
        }
        boolean secure = hostOnly || cookie.name().regionMatches(true, 0, "__Secure-", 0, 9)
                || cookie.sameSite() == Cookie.SameSite.NONE || cookie.partitioned();
        return cookie.secure(secure || cookie.secure());
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

    /** Returns the settings without the keys. */
    @Override
    public String toString() {
        return "SessionSettings[cookie=%s, lifetime=%s, refreshEachRequest=%s, keys=%d, salt=%s, digest=%s, keyDerivation=%s]"
                .formatted(cookie, lifetime, refreshEachRequest, keys.size(), salt, digest, keyDerivation);
    }
}
