package dev.carafe.debug;

import dev.carafe.http.Cookie;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The token that a browser needs to see the pages of debug mode. Behind a proxy, the peer's address proves nothing. {@code run} prints a
 * URL with the token, and the first request to that URL moves it to a cookie.
 *
 * @param value the token, or null if none is required
 */
public record DebugToken(@Nullable String value) {
    /** The query parameter with the token. */
    public static final String PARAMETER = "__debugger__";
    private static final String COOKIE = "carafe_debugger";
    private static final String OF_PROGRAM = random();

    /** Returns the token of this program. All versions of a reloaded app share it. */
    public static String ofProgram() {
        return OF_PROGRAM;
    }

    private static String random() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Returns the response to a request whose query has the token: a redirect to the same URL without it, and the cookie. Returns null for
     * other requests.
     */
    @Nullable Response unlock(Request request) {
        if (value == null || !request.queryString().contains(PARAMETER) || !request.method().equals("GET")
                || !matches(request.args().get(PARAMETER))) {
            return null;
        }
        Cookie cookie = Cookie.of(COOKIE, value).httpOnly(true).sameSite(Cookie.SameSite.STRICT).maxAge(Duration.ofDays(7));
        String path = request.rawPath().replaceFirst("^/+", "/"); // two leading slashes would name another host
        return Response.redirect(request.rootPath() + path).cookie(cookie).header("Cache-Control", "no-store");
    }

    /** Returns whether a request has the token in its cookie, or none is required. */
    boolean isIn(Request request) {
        return value == null || request.cookies().all(COOKIE).stream().anyMatch(this::matches);
    }

    private boolean matches(@Nullable String given) {
        return given != null && value != null
                && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the response that asks for the token. */
    Response ask(Request request) {
        String how = "The program has printed a URL with a token at its start. Open it once, and this browser sees the pages of "
                + "debug mode.";
        String header = new Html().add("""
                <p class="line"><span class="status">500</span> %s</p>
                <h1>This request has failed</h1>
                <p class="message">%s</p>
                """, request, how).toString();
        String text = "This request has failed. " + how + " With curl, send the cookie: -b " + COOKIE + "=TOKEN\n";
        return new Document("500 – " + request, header, "", text, "").respond(request);
    }
}
