package dev.carafe.session;

import dev.carafe.http.Cookie;
import dev.carafe.http.MultiValues;
import org.jspecify.annotations.Nullable;

/**
 * Where sessions are kept: {@link CookieSessions} unless another is given to the app.
 *
 * <pre>{@code
 * app.sessions(new RedisSessions(redis));     // keeps the data on the server, and only an id in the cookie
 * }</pre>
 *
 * <p>One object serves all requests at once, so it has to be thread-safe.
 */
public interface SessionInterface {
    /**
     * The session of a client by its cookies; an empty one when they hold none that is valid. Never fails on what a client
     * sends.
     */
    Session open(MultiValues cookies);

    /**
     * Saves a session after the request and gives the cookie to set, or null when the client's cookie stays as it is. A cookie without a
     * path gets that below which the app is, {@code Request.rootPath()}, or {@code /}. Whether the
     * answer varies by the cookie is decided before, by {@link Session#accessed()}: reading the session here is no access of the
     * app's.
     */
    @Nullable Cookie save(Session session);

    /**
     * Whether a session that a request with cookies did not use is opened and saved all the same, because its cookie may have to be sent
     * anew; no, unless said.
     */
    default boolean savesUnused() {
        return false;
    }
}
