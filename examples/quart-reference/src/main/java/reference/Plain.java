package reference;

import static dev.carafe.Carafe.g;
import static dev.carafe.Carafe.jsonify;

import dev.carafe.App;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.util.HashMap;
import java.util.Map;

/** Methods, JSON, the hello world of the book; and views that wait without holding up others. */
final class Plain {
    private Plain() { }

    static void add(App app) {
        app.get("/", "index", req -> "index")
                .get("/api", "api", req -> Map.of("Hello", "World!"))
                .get("/hello", "hello", req -> Map.of("Hello", g().require("user", String.class)))
                .get("/person/<int:person_id>", "person_int", req -> Map.of("Hello", req.pathLong("person_id")))
                .get("/person/<person_id>", "person_str", req -> Map.of("Hello", req.pathParam("person_id")))
                .get("/split", "split_get", req -> "get view")
                .post("/split", "split_post", req -> "post view")
                .post("/post-only", "post_only", req -> "posted")
                .get("/slow", "slow", Plain::slow)
                .get("/slow-sync", "slow_sync", Plain::slow);
        app.route("/api-noauto").endpoint("api_noauto").automaticOptions(false).to(req -> jsonify(Map.of("Hello", "World!")));
        app.route("/methods").methods("POST", "DELETE", "GET").endpoint("methods").to(req -> Map.of("method", req.method()));
        app.route("/lower-put").methods("put").endpoint("lower_put").to(req -> "put");
        app.route("/cors").methods("GET", "OPTIONS").endpoint("cors").to(Plain::cors);
    }

    private static Object cors(Request req) {
        if (!req.method().equals("OPTIONS")) {
            return "cors";
        }
        return Response.noContent().header("Access-Control-Allow-Origin", "*").header("Access-Control-Allow-Methods", "GET, PUT");
    }

    private static Object slow(Request req) throws InterruptedException {
        Thread.sleep(200);
        Map<String, Object> seen = new HashMap<>();
        seen.put("user", g().get("user"));
        seen.put("n", req.args().get("n"));
        seen.put("path", req.path());
        return seen;
    }
}
