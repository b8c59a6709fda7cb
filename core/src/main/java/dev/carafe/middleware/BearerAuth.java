package dev.carafe.middleware;

import dev.carafe.Before;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.header.Authorization;
import dev.carafe.operation.Guard;
import dev.carafe.operation.SecurityScheme;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets only those in who send a token of a user, as {@code Authorization: Bearer ...} (RFC 6750); others get a 401.
 *
 * <pre>{@code
 * api.before(BearerAuth.create("api", token -> tokens.userOf(token)));
 * }</pre>
 *
 * <p>Look tokens up by their hash, or compare by {@code MessageDigest.isEqual}: {@code equals} tells by its time how much of one is right.
 */
public final class BearerAuth implements Before, Guard {
    private final String challenge;
    private final Function<String, @Nullable User> users;

    private BearerAuth(String challenge, Function<String, @Nullable User> users) {
        this.challenge = challenge;
        this.users = users;
    }

    /**
     * Returns a guard.
     *
     * @param realm what the tokens are for
     * @param users finds the user of a token, or null
     */
    public static BearerAuth create(String realm, Function<String, @Nullable User> users) {
        return new BearerAuth("Bearer realm=" + BasicAuth.quoted(realm), users);
    }

    @Override
    public SecurityScheme security() {
        return SecurityScheme.bearer();
    }

    @Override
    public void before(Request request) {
        Authorization sent = request.authorization();
        String token = sent == null || !sent.type().equals("bearer") ? null : sent.token();
        User known = User.impersonated();
        User user = known != null ? known : token == null ? null : users.apply(token);
        if (user == null) {
            throw new HttpException(401).header("WWW-Authenticate", token == null ? challenge : challenge + ", error=\"invalid_token\"");
        }
        user.enter();
    }
}
