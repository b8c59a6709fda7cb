package dev.carafe;

import dev.carafe.config.Config;
import dev.carafe.http.Cookie;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.session.CookieSessions;
import dev.carafe.session.Session;
import dev.carafe.session.SessionInterface;
import dev.carafe.session.SessionSettings;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The sessions of an app: opened on first use, saved when the response is complete. */
final class Sessions {
    private static final int SHORTEST_KEY = 16;

    private final SessionInterface store;

    Sessions(SessionInterface store) {
        this.store = store;
    }

    /** Creates cookie sessions by an app's settings and clock. */
    static Sessions inCookies(Config config, InstantSource clock, System.Logger logger) {
        List<String> keys = keys(config);
        if (keys.stream().anyMatch(key -> key.getBytes(StandardCharsets.UTF_8).length < SHORTEST_KEY)) {
            logger.log(Level.WARNING, ("SECRET_KEY, or one of its fallbacks, has less than %d bytes, so it can be guessed and any "
                    + "session be forged. Make a better one: openssl rand -hex 32").formatted(SHORTEST_KEY));
        }
        return new Sessions(new CookieSessions(SessionSettings.DEFAULTS.keys(keys).cookie(cookie(config))
                .lifetime(config.getDuration("PERMANENT_SESSION_LIFETIME"))
                .refreshEachRequest(config.getBoolean("SESSION_REFRESH_EACH_REQUEST")), clock));
    }

    private static List<String> keys(Config config) {
        List<String> keys = new ArrayList<>();
        String newest = config.getString("SECRET_KEY");
        if (newest != null) {
            keys.add(newest);
        }
        switch (config.get("SECRET_KEY_FALLBACKS")) {
            case null -> { }
            case Collection<?> older -> older.forEach(key -> keys.add(String.valueOf(key)));
            case Object older -> keys.add(older.toString());
        }
        return keys;
    }

    private static Cookie cookie(Config config) {
        String name = config.getString("SESSION_COOKIE_NAME");
        String path = config.getString("SESSION_COOKIE_PATH");
        String sameSite = config.getString("SESSION_COOKIE_SAMESITE");
        return Cookie.of(name == null ? "session" : name, "")
                .domain(config.getString("SESSION_COOKIE_DOMAIN"))
                .path(path != null ? path : isHostCookie(name) ? "/" : null)
                .httpOnly(config.getBoolean("SESSION_COOKIE_HTTPONLY"))
                .secure(config.getBoolean("SESSION_COOKIE_SECURE"))
                .partitioned(config.getBoolean("SESSION_COOKIE_PARTITIONED"))
                .sameSite(sameSite == null ? null : Cookie.SameSite.of(sameSite));
    }

    /** Browsers keep a cookie of such a name for the path {@code /} only (RFC 6265bis, section 4.1.3.2). */
    private static boolean isHostCookie(@Nullable String name) {
        return name != null && name.toLowerCase(Locale.ROOT).startsWith("__host-");
    }

    SessionInterface store() {
        return store;
    }

    /** Saves a request's session if it was opened, or if its cookie may have to be renewed. */
    Response save(@Nullable Session opened, Request request, Response response) {
        boolean refreshes = opened == null && store.savesUnused() && request.header("Cookie") != null;
        Session session = refreshes ? store.open(request.cookies()) : opened;
        return session == null ? response : saved(session, request, response);
    }

    private Response saved(Session session, Request request, Response response) {
        boolean accessed = session.accessed();
        Cookie cookie = store.save(session);
        if (!accessed && cookie == null) {
            return response;
        }
        Response own = isPrivate(response).vary("Cookie");
        if (cookie == null) {
            return own;
        }
        Cookie placed = cookie.path() != null ? cookie : cookie.path(request.rootPath().isEmpty() ? "/" : request.rootPath());
        return own.cookie(placed.secure(placed.secure() || request.isSecure()));
    }

    /** Makes a cacheable response private to one user, so that no shared cache stores it. */
    private static Response isPrivate(Response response) {
        String caching = response.header("Cache-Control");
        if (caching == null || caching.contains("private") || caching.contains("no-store")) {
            return response;
        }
        boolean isPublic = caching.startsWith("public, ");
        return response.header("Cache-Control", "private, " + (isPublic ? caching.substring("public, ".length()) : caching));
    }
}
