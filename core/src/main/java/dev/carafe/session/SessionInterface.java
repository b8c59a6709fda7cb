package dev.carafe.session;

import dev.carafe.http.Cookie;
import dev.carafe.http.MultiValues;
import org.jspecify.annotations.Nullable;

/**
 * A session store; {@link CookieSessions} by default.
 *
 * <pre>{@code
 * app.sessions(new RedisSessions(redis));     // keeps the data on the server, and only an id in the cookie
 * }</pre>
 *
 * <p>One object serves all requests, so it must be thread-safe.
 */
public interface SessionInterface {
    /** Opens a client's session from its cookies, or an empty one if none is valid. Never fails because of what a client sends. */
    Session open(MultiValues cookies);

    /**
     * Saves a session after the request. Returns the cookie to set, or null to leave the client's cookie unchanged. A cookie without a path
     * gets {@code Request.rootPath()}, or {@code /}. Reading the session here does not count as access by the app: whether the response
     * varies by the cookie has already been decided, by {@link Session#accessed()}.
     */
    @Nullable Cookie save(Session session);

    /**
     * Returns whether the session of a request with cookies is opened and saved even if the request did not use it, because its cookie may
     * have to be renewed; false by default.
     */
    default boolean savesUnused() {
        return false;
    }
}
