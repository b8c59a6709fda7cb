package book;

import static dev.carafe.Carafe.g;

import dev.carafe.App;
import dev.carafe.http.Request;
import dev.carafe.http.header.Authorization;
import java.util.Map;

/** A hook that finds out who asks, and a view that uses it. */
final class Globals {
    private Globals() { }

    static App app() {
        return App.create("globals")
                .before(Globals::authenticate)
                .get("/api", "my_microservice", req -> Map.of("Hello", g().get("user")));
    }

    private static void authenticate(Request request) {
        Authorization authorization = request.authorization();
        g().set("user", authorization != null ? authorization.username() : "Anonymous");
    }
}
