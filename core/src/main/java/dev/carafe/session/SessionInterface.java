package dev.carafe.session;

import dev.carafe.http.Cookie;
import dev.carafe.http.MultiValues;
import org.jspecify.annotations.Nullable;

/**
 * A session store: {@link CookieSessions} unless the app is given another.
 *
 * <pre>{@code
 * app.sessions(new RedisSessions(redis));     // keeps the data on the server, and only an id in the cookie
 * }</pre>
 *
 * <p>One object serves all requests at once, so it must be thread-safe.
 */
public interface SessionInterface {
    /** Opens a client's session by its cookies, or an empty one if none is valid. Never fails because of what a client sends. */
    Session open(MultiValues cookies);

    /**
     * Saves a session after the request and gives the cookie to set, or null when the client's cookie stays as it is. A cookie without a
     * path gets that below which the app is, {@code Request.rootPath()}, or {@code /}. Whether the
     * response varies by the cookie is decided before, by {@link Session#accessed()}: reading the session here is no access of the
     * app's.
     */
    @Nullable Cookie save(Session session);

    /**
     * Returns whether a session that a request with cookies did not use is opened and saved all the same, because its cookie may have to be
     * sent anew; no, unless said.
     */
    default boolean savesUnused() {
        return false;
    }
}
