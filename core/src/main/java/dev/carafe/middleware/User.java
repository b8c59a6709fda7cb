package dev.carafe.middleware;

import dev.carafe.Before;
import dev.carafe.Carafe;
import dev.carafe.http.HttpException;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request, as {@link BasicAuth}, {@link BearerAuth} or {@link Login} has found out.
 *
 * <pre>{@code
 * admin.before(BasicAuth.create("admin", (name, password) -> users.find(name, password))).before(User.requires("admin"));
 * app.get("/me", req -> User.current().name());
 * }</pre>
 *
 * @param name by which the app knows the user
 * @param roles what the user may do, in words of the app
 */
public record User(String name, Set<String> roles) {
    private static final String KEY = "user";
    private static final ThreadLocal<@Nullable User> IMPERSONATED = new ThreadLocal<>();

    /** A user; the roles are copied. */
    public User {
        roles = Set.copyOf(roles);
    }

    /** Returns a user with some roles. */
    public static User of(String name, String... roles) {
        return new User(name, Set.of(roles));
    }

    /**
     * Returns the user of the current request.
     *
     * @throws HttpException 401 if nobody has logged in
     */
    public static User current() {
        User user = currentOrNull();
        if (user == null) {
            throw new HttpException(401);
        }
        return user;
    }

    /** Returns the user of the current request, or null. */
    public static @Nullable User currentOrNull() {
        if (!Carafe.hasRequest()) {
            return null;
        }
        if (Carafe.g().get(KEY) instanceof Unasked unasked) {
            Carafe.g().set(KEY, unasked.finder.get());
        }
        return Carafe.g().get(KEY) instanceof User user ? user : IMPERSONATED.get();
    }

    /** A user that is looked for when somebody asks who it is. */
    private record Unasked(Supplier<@Nullable User> finder) { }

    /** Makes the user of the current request the one that is found when somebody asks. */
    static void enterLater(Supplier<@Nullable User> finder) {
        User impersonated = IMPERSONATED.get();
        Carafe.g().set(KEY, impersonated != null ? impersonated : new Unasked(finder));
    }

    static void enterNobody() {
        Carafe.g().remove(KEY);
    }

    /** Returns the user whom the thread's task stands for, or null; guards let it in. */
    static @Nullable User impersonated() {
        return IMPERSONATED.get();
    }

    /**
     * Runs a task whose requests, on this thread, are this user's whatever a guard would find: for tests, where
     * {@code client.loggedInAs(user)} does so, and for programs that handle requests for a user.
     */
    public void impersonate(Runnable task) {
        User before = IMPERSONATED.get();
        IMPERSONATED.set(this);
        try {
            task.run();
        } finally {
            IMPERSONATED.set(before);
        }
    }

    /** Makes this the user of the current request, in {@code g}: for guards of your own. */
    public void enter() {
        Carafe.g().set(KEY, this);
    }

    /** Returns a guard that refuses whoever has not logged in by a 401, and whoever has not this role by a 403. */
    public static Before requires(String role) {
        return request -> {
            if (!current().roles().contains(role)) {
                throw new HttpException(403);
            }
        };
    }
}
