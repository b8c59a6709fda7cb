package dev.carafe.middleware;

import dev.carafe.Before;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.header.Authorization;
import dev.carafe.operation.Guard;
import dev.carafe.operation.SecurityScheme;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Lets only those in who send the name and the password of a user (RFC 7617); others get a 401, upon which browsers ask for both.
 *
 * <pre>{@code
 * admin.before(BasicAuth.create("admin", (name, password) ->
 *         Passwords.verify(hashes.get(name), password) ? User.of(name, "admin") : null));
 * }</pre>
 *
 * <p>The password goes with every request, so use it over https only.
 */
public final class BasicAuth implements Before, Guard {
    private final String challenge;
    private final BiFunction<String, String, @Nullable User> users;

    private BasicAuth(String challenge, BiFunction<String, String, @Nullable User> users) {
        this.challenge = challenge;
        this.users = users;
    }

    /**
     * Returns a guard.
     *
     * @param realm what the name and password are for, in words that browsers show
     * @param users finds the user of a name and a password, or null
     */
    public static BasicAuth create(String realm, BiFunction<String, String, @Nullable User> users) {
        return new BasicAuth("Basic realm=" + quoted(realm) + ", charset=\"UTF-8\"", users);
    }

    /** A realm is quoted even if it is one word (RFC 9110, section 11.5). */
    static String quoted(String realm) {
        return '"' + realm.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    public SecurityScheme security() {
        return SecurityScheme.basic();
    }

    @Override
    public void before(Request request) {
        Authorization sent = request.authorization();
        User known = User.impersonated();
        User user = known != null ? known : sent == null || sent.username() == null || sent.password() == null ? null
                : users.apply(sent.username(), sent.password());
        if (user == null) {
            throw new HttpException(401).header("WWW-Authenticate", challenge);
        }
        user.enter();
    }
}
