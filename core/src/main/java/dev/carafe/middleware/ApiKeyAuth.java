package dev.carafe.middleware;

import dev.carafe.Before;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.operation.Guard;
import dev.carafe.operation.SecurityScheme;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets only those in who send a key of a user, in a header field, the query or a cookie; others get a 401.
 *
 * <pre>{@code
 * api.before(ApiKeyAuth.inHeader("X-API-Key", key -> keys.userOf(key)));
 * }</pre>
 *
 * <p>Look keys up by their hash, or compare by {@code MessageDigest.isEqual}: {@code equals} tells by its time how much of one is right.
 * Prefer a header: URLs end up in logs, and browsers send cookies with the forms of other sites too, so put {@link CrossSite} beside one.
 */
public final class ApiKeyAuth implements Before, Guard {
    private final SecurityScheme scheme;
    private final Function<Request, @Nullable String> keys;
    private final Function<String, @Nullable User> users;

    private ApiKeyAuth(SecurityScheme scheme, Function<Request, @Nullable String> keys, Function<String, @Nullable User> users) {
        this.scheme = scheme;
        this.keys = keys;
        this.users = users;
    }

    /** Returns a guard that reads the key from a header field, and finds its user, or null. */
    public static ApiKeyAuth inHeader(String name, Function<String, @Nullable User> users) {
        return new ApiKeyAuth(SecurityScheme.apiKeyInHeader(name), request -> request.header(name), users);
    }

    /** Returns a guard that reads the key from the query, and finds its user, or null. */
    public static ApiKeyAuth inQuery(String name, Function<String, @Nullable User> users) {
        return new ApiKeyAuth(SecurityScheme.apiKeyInQuery(name), request -> request.args().get(name), users);
    }

    /** Returns a guard that reads the key from a cookie, and finds its user, or null. */
    public static ApiKeyAuth inCookie(String name, Function<String, @Nullable User> users) {
        return new ApiKeyAuth(SecurityScheme.apiKeyInCookie(name), request -> request.cookies().get(name), users);
    }

    @Override
    public SecurityScheme security() {
        return scheme;
    }

    @Override
    public void before(Request request) {
        String key = keys.apply(request);
        User known = User.impersonated();
        User user = known != null ? known : key == null || key.isEmpty() ? null : users.apply(key);
        if (user == null) {
            throw new HttpException(401).header("WWW-Authenticate", "ApiKey"); // a 401 needs a challenge (RFC 9110, section 15.5.2)
        }
        user.enter();
    }
}
