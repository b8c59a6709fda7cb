package reference;

import static dev.carafe.Carafe.jsonify;
import static dev.carafe.Carafe.redirect;
import static dev.carafe.Carafe.urlFor;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carafe.App;
import dev.carafe.http.Response;
import dev.carafe.session.Markup;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that a view may give. */
final class Responses {
    private Responses() { }

    static void add(App app) {
        app.get("/resp/<what>", "resp", req -> given(req.pathParam("what")))
                .get("/resp/make", "resp_make",
                        req -> Response.of("made").status(201).header("X-Made", "yes").addHeader("X-Dup", "1").addHeader("X-Dup", "2"))
                .get("/resp/status/<int:code>", "resp_status", req -> Response.of("status").status(req.pathInt("code")))
                .get("/redirect", "redirect_", req -> redirect(req.args().require("to"), req.args().getInt("code", 302)))
                .get("/redirect-for", "redirect_for", req -> redirect(urlFor("person_int", "person_id", 3)));
    }

    private static @Nullable Object given(String what) {
        return switch (what) {
            case "str" -> "plain <b>text</b>";
            case "empty" -> "";
            case "bytes" -> new byte[] {0, (byte) 0xFF, ' ', 'b', 'y', 't', 'e', 's'};
            case "unicode" -> "héllo ☃";
            case "none" -> null;
            case "int" -> 42;
            case "gen" -> List.of("a,", "b,".getBytes(UTF_8), "c").iterator();
            case "agen" -> Stream.of("x,", "y,", "z");
            default -> what.startsWith("jsonify") ? jsonified(what) : data(what);
        };
    }

    private static Response jsonified(String what) {
        return switch (what) {
            case "jsonify-list" -> jsonify(List.of("Hello", 1));
            case "jsonify-args" -> jsonify(List.of(1, 2));
            case "jsonify-kwargs" -> jsonify(Map.of("a", 1, "b", 2));
            case "jsonify-none" -> jsonify(null);
            case "jsonify-str" -> jsonify("s");
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static Object data(String what) {
        return switch (what) {
            case "dict" -> Map.of("b", 1, "a", Arrays.asList(true, null, 1.5));
            case "unicode-dict" -> Map.of("k", "héllo ☃ 😀", "html", "<&'\">");
            case "list" -> List.of(1, "two");
            case "nested" -> Map.of("z", Map.of("y", Map.of("x", List.of(List.of(), Map.of()))), "A", 0, "a", 0, "B", 0);
            case "types" -> Map.of("date", LocalDate.of(2020, 12, 3), "dt", Instant.parse("2020-12-03T18:34:50Z"),
                    "uuid", new UUID(0, 1), "dec", new BigDecimal("1.10"), "html", new Markup("<i>x</i>"));
            default -> response(what);
        };
    }

    private static Response response(String what) {
        return switch (what) {
            case "tuple-status" -> Response.of("created").status(201);
            case "tuple-headers" -> Response.of("hdrs").header("X-One", "1");
            case "tuple3" -> Response.of("both").status(202).header("X-One", "1").header("Content-Type", "text/plain");
            case "dict-status" -> Response.of(Map.of("made", true)).status(201);
            case "status-str" -> Response.of("str status").status(Integer.parseInt("203"));
            case "header-list" -> Response.of("lst").addHeader("X-Two", "a").addHeader("X-Two", "b");
            case "response" -> Response.text("raw").status(206).header("X-R", "r");
            case "response-status" -> Response.of("raw").status(418).header("X-R", "t");
            case "content-type" -> Response.of("<x/>").contentType("application/xml");
            case "gen-status" -> Response.of(Stream.of("x,", "y,", "z")).status(201).contentType("text/csv");
            case "yaml" -> Response.of("- Hello\n- YAML\n- World!\n").contentType("application/x-yaml");
            case "none-status" -> Response.of(null).status(200);
            case "nocontent" -> Response.of("").status(204);
            case "nocontent-body" -> Response.of("ignored").status(204);
            case "teapot" -> Response.of("short and stout").status(418);
            default -> throw new IllegalArgumentException(what);
        };
    }
}
