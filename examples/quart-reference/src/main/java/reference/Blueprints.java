package reference;

import static dev.carafe.Carafe.abort;
import static dev.carafe.Carafe.g;
import static dev.carafe.Carafe.jsonify;
import static dev.carafe.Carafe.urlFor;

import dev.carafe.App;
import dev.carafe.Blueprint;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.routing.BuildException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Parts of an application: with hooks and error handlers of their own, nested, registered twice; and the URLs of their views. */
final class Blueprints {
    private static final Map<Long, List<String>> TEAMS = Map.of(1L, List.of("Alice", "Bob"), 2L, List.of("Charles"));

    private static final Blueprint TEAM_VIEWS = Blueprint.create("teams")
            .get("/teams", "get_all", req -> TEAMS)
            .get("/teams/<int:team_id>", "get_team", req -> jsonify(Objects.requireNonNull(TEAMS.get(req.pathLong("team_id")))));

    private static final Blueprint CHILD = Blueprint.create("child").prefix("/child")
            .get("/whoami", "whoami", Blueprints::whoami)
            .get("/missing", "missing", req -> abort(404))
            .get("/boom", "boom", Blueprints::boom)
            .error(404, (req, e) -> Map.of("child", 404));

    private static final Blueprint BP = Blueprint.create("bp").prefix("/bp")
            .before(req -> g().set("bp_hook", true))
            .get("/", "index", Blueprints::whoami)
            .get("/items/<int:n>", "item", Variables::show)
            .get("/url_for/<path:endpoint>", "build_url", Blueprints::buildUrl)
            .get("/boom", "boom", Blueprints::boom)
            .get("/missing", "missing", req -> abort(404))
            .route("/whoami").methods("GET", "POST").endpoint("whoami").to(Blueprints::whoami)
            .error(404, (req, e) -> Map.of("bp", 404))
            .error(IllegalArgumentException.class,
                    (req, e) -> Response.of(Map.of("bp", Objects.requireNonNull(e.getMessage()))).status(400))
            .register(CHILD);

    private static final Blueprint STOCK = Blueprint.create("stock")
            .get("/levels", "levels", Blueprints::whoami)
            .get("/url_for/<path:endpoint>", "build_url", Blueprints::buildUrl);

    private Blueprints() { }

    static void add(App app) {
        app.get("/whoami", "whoami", Blueprints::whoami)
                .get("/url_for/<endpoint>", "build_url", Blueprints::buildUrl)
                .register(TEAM_VIEWS)
                .register(BP)
                .register(STOCK, "/inventory", "inventory")
                .register(STOCK, "/sales", "sales");
    }

    private static Object whoami(Request req) {
        Map<String, @Nullable Object> seen = new LinkedHashMap<>();
        seen.put("endpoint", req.endpoint());
        seen.put("blueprint", req.blueprint());
        seen.put("hook", g().contains("bp_hook"));
        return seen;
    }

    private static Object boom(Request req) {
        throw new IllegalArgumentException("bp-boom");
    }

    private static Object buildUrl(Request req) {
        List<@Nullable Object> namesAndValues = new ArrayList<>();
        for (String name : req.args().names()) {
            namesAndValues.add(name);
            namesAndValues.add(value(name, req.args().all(name)));
        }
        try {
            return Map.of("url", urlFor(req.pathParam("endpoint"), namesAndValues.toArray()));
        } catch (BuildException e) {
            return Response.of(Map.of("error", true)).status(400);
        }
    }

    private static Object value(String name, List<String> given) {
        if (name.equals("_external")) {
            return given.getFirst().equals("1");
        }
        return given.size() > 1 ? given : given.getFirst();
    }
}
