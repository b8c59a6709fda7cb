package dev.carafe.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carafe.http.syntax.HeaderSyntax;
import dev.carafe.http.syntax.HttpDate;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cookie to set; its {@link #toString()} is the value of a {@code Set-Cookie} header (RFC 6265).
 *
 * <pre>{@code
 * response.cookie(Cookie.of("theme", "dark").maxAge(Duration.ofDays(30)).sameSite(Cookie.SameSite.LAX));
 * response.cookie(Cookie.deleted("theme"));
 * }</pre>
 *
 * <p>A value may be any text without control characters. Characters that a cookie can't have are quoted and escaped as in Werkzeug, so a
 * value can't become an attribute. Immutable; each method with an argument returns a changed copy.
 *
 * @param domain the domain that the cookie is for, including subdomains; null for this host only
 * @param path the path that the cookie is for; {@code /} by default; null for the folder of the request
 * @param maxAge how long the cookie lives, in whole seconds; null for as long as the browser runs. It overrides {@code expires}
 * @param expires when the cookie expires, or null
 * @param sameSite when a browser sends it with requests that other sites cause, or null for the browser's own rule
 * @param partitioned whether browsers keep the cookie separately for each site that embeds this one
 */
public record Cookie(
        String name, String value, @Nullable String domain, @Nullable String path, @Nullable Duration maxAge,
        @Nullable Instant expires, boolean secure, boolean httpOnly, @Nullable SameSite sameSite, boolean partitioned) {
    /** The limit of browsers for name and value together, in bytes. */
    private static final int MAX_BYTES = 4096;
    /** The characters that need no quotes. */
    private static final boolean[] PLAIN = new boolean[127];

    static {
        for (char c = '!'; c < PLAIN.length; c++) {
            PLAIN[c] = "\"\\,;<>@()[]{}?".indexOf(c) < 0;
        }
    }

    /**
     * Creates a cookie with all its attributes; {@link #of} is shorter.
     *
     * @throws IllegalArgumentException if the name is not a token, the value has a control character, both together take more than 4,096
     *     bytes, or the domain or path has an illegal character
     */
    public Cookie {
        if (!HeaderSyntax.isToken(name)) {
            throw new IllegalArgumentException(("'%s' can't be the name of a cookie. "
                    + "Use letters, digits and !#$%%&'*+-.^_`|~ (RFC 6265).").formatted(printable(name)));
        }
        if (hasControl(value)) {
            throw new IllegalArgumentException(
                    "The value of cookie '%s' has a control character. Encode it first, as Base64 for example.".formatted(name));
        }
        int bytes = name.length() + quoted(value).length();
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(("Cookie '%s' takes %d bytes, but browsers drop one over %d. "
                    + "Keep the data on the server and only its id in the cookie.").formatted(name, bytes, MAX_BYTES));
        }
        checkAttribute(name, "domain", domain);
        checkAttribute(name, "path", path);
    }

    /** Creates a cookie for the whole host ({@code Path=/}) that lasts until the browser is closed. */
    public static Cookie of(String name, String value) {
        return new Cookie(name, value, null, "/", null, null, false, false, null, false);
    }

    /**
     * Returns the cookie that a {@code Set-Cookie} header sets, as browsers read it (RFC 6265, section 5.2), or null if browsers ignore it.
     * The path is null if the header names none.
     */
    public static @Nullable Cookie parse(String setCookie) {
        return SetCookie.parse(setCookie);
    }

    /** Creates a cookie that makes the browser delete one of the same name. Domain and path must match those that it was set with. */
    public static Cookie deleted(String name) {
        return of(name, "").expires(Instant.EPOCH).maxAge(Duration.ZERO);
    }

    public Cookie value(String text) {
        return new Cookie(name, text, domain, path, maxAge, expires, secure, httpOnly, sameSite, partitioned);
    }

    public Cookie domain(@Nullable String host) {
        return new Cookie(name, value, host, path, maxAge, expires, secure, httpOnly, sameSite, partitioned);
    }

    public Cookie path(@Nullable String prefix) {
        return new Cookie(name, value, domain, prefix, maxAge, expires, secure, httpOnly, sameSite, partitioned);
    }

    public Cookie maxAge(@Nullable Duration age) {
        return new Cookie(name, value, domain, path, age, expires, secure, httpOnly, sameSite, partitioned);
    }

    public Cookie expires(@Nullable Instant end) {
        return new Cookie(name, value, domain, path, maxAge, end, secure, httpOnly, sameSite, partitioned);
    }

    /** Returns a copy that is sent over HTTPS only, or not. */
    public Cookie secure(boolean only) {
        return new Cookie(name, value, domain, path, maxAge, expires, only, httpOnly, sameSite, partitioned);
    }

    /** Returns a copy that scripts can't read, or can. */
    public Cookie httpOnly(boolean only) {
        return new Cookie(name, value, domain, path, maxAge, expires, secure, only, sameSite, partitioned);
    }

    public Cookie sameSite(@Nullable SameSite rule) {
        return new Cookie(name, value, domain, path, maxAge, expires, secure, httpOnly, rule, partitioned);
    }

    /** Returns a copy that is partitioned, or not. Browsers accept partitioned cookies over HTTPS only, so this makes it secure too. */
    public Cookie partitioned(boolean on) {
        return new Cookie(name, value, domain, path, maxAge, expires, secure || on, httpOnly, sameSite, on);
    }

    /** Returns the value of the {@code Set-Cookie} header. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(64).append(name).append('=').append(quoted(value));
        attribute(text, "Domain", domain);
        attribute(text, "Expires", expires == null ? null : HttpDate.format(expires));
        attribute(text, "Max-Age", maxAge == null ? null : Long.toString(Math.max(0, maxAge.toSeconds())));
        flag(text, "Secure", secure);
        flag(text, "HttpOnly", httpOnly);
        attribute(text, "Path", path);
        attribute(text, "SameSite", sameSite == null ? null : sameSite.text);
        flag(text, "Partitioned", partitioned);
        return text.toString();
    }

    private static void attribute(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            text.append("; ").append(name).append('=').append(value);
        }
    }

    private static void flag(StringBuilder text, String name, boolean on) {
        if (on) {
            text.append("; ").append(name);
        }
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= PLAIN.length || !PLAIN[c]) {
                return false;
            }
        }
        return true;
    }

    private static String quoted(String value) {
        if (isPlain(value)) {
            return value;
        }
        StringBuilder text = new StringBuilder(value.length() + 2).append('"');
        for (byte octet : value.getBytes(UTF_8)) {
            if (octet == '"' || octet == '\\') {
                text.append('\\').append((char) octet);
            } else if (octet < 0 || octet == ',' || octet == ';') {
                text.append('\\').append((char) ('0' + (octet >> 6 & 3)))
                        .append((char) ('0' + (octet >> 3 & 7))).append((char) ('0' + (octet & 7)));
            } else {
                text.append((char) octet);
            }
        }
        return text.append('"').toString();
    }

    private static void checkAttribute(String cookie, String attribute, @Nullable String value) {
        for (int i = 0; value != null && i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c >= 127 || c == ';') {
                throw new IllegalArgumentException("The %s '%s' of cookie '%s' has a character that does not belong there, at %d."
                        .formatted(attribute, printable(value), cookie, i));
            }
        }
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String printable(String text) {
        return hasControl(text) ? text.replaceAll("\\p{Cntrl}", "?") : text;
    }

    /** When a browser sends a cookie with requests that other sites cause. */
    public enum SameSite {
        /** Never. */
        STRICT("Strict"),
        /** When a link or address leads here. */
        LAX("Lax"),
        /** Always; browsers then require that the cookie is secure. */
        NONE("None");

        private final String text;

        SameSite(String text) {
            this.text = text;
        }

        /**
         * Returns the rule of a name, in any case.
         *
         * @throws IllegalArgumentException if the name is not Strict, Lax or None
         */
        public static SameSite of(String name) {
            for (SameSite rule : values()) {
                if (rule.text.equalsIgnoreCase(name)) {
                    return rule;
                }
            }
            throw new IllegalArgumentException("'%s' is no SameSite rule. Use Strict, Lax or None.".formatted(name));
        }
    }
}
