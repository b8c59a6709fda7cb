package dev.carafe.middleware;

import dev.carafe.Before;
import dev.carafe.Carafe;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Knows the user by the session, as Flask-Login does and under the same key, so that an app of Flask and this one share the login.
 *
 * <pre>{@code
 * Login login = Login.by(users::find).page("login");
 * app.before(login)
 *     .get("/login", "login", req -> render("login.html"))
 *     .post("/login", req -> {
 *         User user = users.verified(req.form().get("name"), req.form().get("password"));
 *         Login.enter(user);
 *         return redirect(Login.next(req, "/"));
 *     })
 *     .post("/logout", req -> {
 *         Login.leave();
 *         return redirect("/");
 *     });
 * account.before(login.required());
 * }</pre>
 *
 * <p>The session is read only where somebody asks for the user. It needs a {@code SECRET_KEY}, and {@link CrossSite} beside it, since
 * browsers send the session with the forms of other sites too. Immutable.
 */
public final class Login implements Before {
    private static final String USER = "_user_id";
    private static final String FRESH = "_fresh";

    private final Function<String, @Nullable User> users;
    private final @Nullable String page;

    private Login(Function<String, @Nullable User> users, @Nullable String page) {
        this.users = users;
        this.page = page;
    }

    /**
     * Returns a hook for the app, which finds the user of each request.
     *
     * @param users finds a user by the name that {@link #enter} put into the session; null if there is none any more
     */
    public static Login by(Function<String, @Nullable User> users) {
        return new Login(users, null);
    }

    /** Names the endpoint of the page at which users log in; {@link #required} sends them there. */
    public Login page(String endpoint) {
        return new Login(users, endpoint);
    }

    /** Makes a user that of this request and of those that follow in the session. */
    public static void enter(User user) {
        Carafe.session().set(USER, user.name()).set(FRESH, true);
        user.enter();
    }

    /** Makes the request, and those that follow in the session, nobody's. */
    public static void leave() {
        Carafe.session().remove(USER);
        Carafe.session().remove(FRESH);
        User.enterNobody();
    }

    /**
     * Returns where the user wanted to go before the login, or else the fallback: the argument {@code next}, if it is a path of this host.
     * What leads to another host is not believed.
     */
    public static String next(Request request, String fallback) {
        String next = request.args().get("next");
        return next != null && isPath(next) ? next : fallback;
    }

    private static boolean isPath(String target) {
        return target.startsWith("/") && !target.startsWith("//") && target.chars().noneMatch(c -> c == '\\' || c <= ' ' || c == 0x7f);
    }

    @Override
    public void before(Request request) {
        User.enterLater(() -> {
            String name = Carafe.session().get(USER, String.class);
            return name == null ? null : users.apply(name);
        });
    }

    /**
     * Returns a guard that lets only those in who have logged in. Others are sent to the {@linkplain #page page}, if they came by GET or
     * HEAD and there is one; else the response is a 401.
     */
    public Before required() {
        return request -> {
            if (User.currentOrNull() == null) {
                boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
                throw page == null || !reads ? new HttpException(401)
                        : new HttpException(Response.redirect(Carafe.urlFor(page, "next", request.fullPath())).vary("Cookie"));
            }
        };
    }
}
