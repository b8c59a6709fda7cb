package dev.carafe.middleware;

import dev.carafe.Carafe;
import dev.carafe.http.Headers;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Sets the header fields by which browsers protect a page.
 *
 * <pre>{@code
 * app.wrap(SecurityHeaders.create());
 * app.wrap(SecurityHeaders.create().csp("default-src 'self'; script-src 'nonce-{nonce}'"));    // <script nonce="{{ csp_nonce() }}">
 * }</pre>
 *
 * <p>As created: {@code Strict-Transport-Security} for a year, but only in responses to https; a {@code Content-Security-Policy} of the
 * site's own files, and scripts and styles with the nonce of the request; no frames of other sites; {@code Referrer-Policy},
 * {@code Permissions-Policy} and {@code Cross-Origin-Opener-Policy}. A field that a handler has set stays. Behind a proxy that ends TLS,
 * {@link ProxyFix} tells that the request came by https; it stands outside, so it is added later. Immutable.
 */
public final class SecurityHeaders extends Filter {
    private static final String NONCE = "{nonce}";
    private static final String KEY = "csp_nonce";
    private static final String CSP = "Content-Security-Policy";
    private static final String HSTS = "Strict-Transport-Security";
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final SecurityHeaders DEFAULT = new SecurityHeaders(Headers.of(
            HSTS, "max-age=31536000; includeSubDomains",
            CSP, "default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; "
                    + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
            "X-Frame-Options", "SAMEORIGIN",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "strict-origin-when-cross-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy", "same-origin"));

    private final Headers fields;

    private SecurityHeaders(Headers fields) {
        this.fields = fields;
    }

    /** Returns the strict set that the class describes. */
    public static SecurityHeaders create() {
        return DEFAULT;
    }

    /** Sets the policy for what a page may load; {@code {nonce}} in it stands for the nonce of the request. */
    public SecurityHeaders csp(String policy) {
        return new SecurityHeaders(fields.without(CSP + "-Report-Only").with(CSP, policy));
    }

    /** Sets a policy that browsers only report about, in place of one that they enforce. */
    public SecurityHeaders cspReportOnly(String policy) {
        return new SecurityHeaders(fields.without(CSP).with(CSP + "-Report-Only", policy));
    }

    /** Sets for how long browsers use nothing but https for the host and its subdomains; zero makes them forget. In whole seconds. */
    public SecurityHeaders hsts(Duration time) {
        return header(HSTS, "max-age=" + time.toSeconds() + "; includeSubDomains");
    }

    /** Sets one of the fields, or another one: {@code header("X-Frame-Options", "DENY")}. */
    public SecurityHeaders header(String name, String value) {
        return new SecurityHeaders(fields.with(name, value));
    }

    /** Leaves out one of the fields. */
    public SecurityHeaders without(String name) {
        return new SecurityHeaders(fields.without(name));
    }

    /**
     * Returns the nonce of the current request: 128 random bits, the same for all its scripts. Templates know it as {@code csp_nonce()}.
     *
     * @throws IllegalStateException outside of a request
     */
    public static String nonce() {
        Object nonce = Carafe.g().get(KEY);
        if (nonce instanceof String known) {
            return known;
        }
        String made = random();
        Carafe.g().set(KEY, made);
        return made;
    }

    private static String random() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return Base64.getEncoder().withoutPadding().encodeToString(bits);
    }

    @Override
    UnaryOperator<Response> enter(Request request) {
        boolean secure = request.isSecure();
        return response -> secured(response, secure);
    }

    private Response secured(Response response, boolean secure) {
        Response secured = response;
        for (Map.Entry<String, String> field : fields) {
            boolean isNew = response.header(field.getKey()) == null;
            if (isNew && (secure || !field.getKey().equalsIgnoreCase(HSTS)) && !renews(response, field.getValue())) {
                secured = secured.header(field.getKey(), filled(field.getValue()));
            }
        }
        return secured;
    }

    /** A 304 changes the fields of the page that the client has, whose scripts have the nonce of their own response. */
    private static boolean renews(Response response, String value) {
        return response.status() == 304 && value.contains(NONCE);
    }

    private static String filled(String value) {
        return value.contains(NONCE) ? value.replace(NONCE, Carafe.hasRequest() ? nonce() : random()) : value;
    }
}
