package reference;

import static dev.carafe.Carafe.flash;
import static dev.carafe.Carafe.getFlashedMessages;
import static dev.carafe.Carafe.session;

import dev.carafe.App;
import dev.carafe.http.Request;
import dev.carafe.session.Flashes;
import dev.carafe.session.Markup;
import dev.carafe.session.Tuple;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The session and the messages that are kept in it. */
final class Sessions {
    private Sessions() { }

    static void add(App app) {
        app.post("/session/set", "session_set", Sessions::set)
                .get("/session/get", "session_get", req -> Bodies.single("value", session().get(req.args().require("k"))))
                .get("/session/untouched", "session_untouched", req -> "untouched")
                .get("/session/state", "session_state", Sessions::state)
                .get("/session/permanent", "session_permanent", req -> {
                    session().permanent(true).set("p", 1);
                    return "permanent";
                })
                .get("/session/pop", "session_pop", req -> Bodies.single("popped", session().pop(req.args().require("k"))))
                .get("/session/clear", "session_clear", req -> {
                    session().clear();
                    return "cleared";
                })
                .get("/session/mutate", "session_mutate", Sessions::mutate)
                .get("/session/types", "session_types", Sessions::types)
                .get("/session/kinds", "session_kinds", Sessions::kinds)
                .get("/flash/add", "flash_add", req -> {
                    flash(req.args().require("m"), req.args().get("c", "message"));
                    return "flashed";
                })
                .get("/flash/get", "flash_get", Sessions::flashes);
    }

    private static Object set(Request req) {
        if (req.json() instanceof Map<?, ?> entries) {
            entries.forEach((name, value) -> session().set((String) name, value));
        }
        return "set";
    }

    private static Object state(Request req) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>(session().toMap());
        data.keySet().removeIf(name -> name.startsWith("_"));
        return Map.of("data", data, "permanent", session().permanent());
    }

    @SuppressWarnings("unchecked") // a list in a session may hold anything
    private static Object mutate(Request req) {
        List<Object> list = (List<Object>) session().get("lst");
        if (list == null) {
            throw new IllegalStateException("The session has no list.");
        }
        list.add(9);
        if (req.args().contains("modified")) {
            session().modified(true);
        }
        return Map.of("lst", list);
    }

    private static Object types(Request req) {
        session().set("t", Tuple.of(1, 2))
                .set("b", new byte[] {0, (byte) 0xFF})
                .set("u", new UUID(0, 255))
                .set("d", Instant.parse("2020-12-03T18:34:50Z"))
                .set("m", new Markup("<b>x</b>"))
                .set("n", Arrays.asList(1, 2.5, null, true, Map.of("k", Tuple.of(3))))
                .set("di", Map.of(" t", 5));
        return "types";
    }

    private static Object kinds(Request req) {
        Map<String, String> kinds = new LinkedHashMap<>();
        session().forEach(entry -> kinds.put(entry.getKey(), kind(entry.getValue())));
        return kinds;
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Tuple tuple -> "tuple";
            case byte[] bytes -> "bytes";
            case UUID id -> "uuid";
            case Temporal time -> "datetime";
            case Markup markup -> "markup";
            case List<?> list -> "list";
            case Map<?, ?> map -> "dict";
            case String text -> "str";
            case Boolean truth -> "bool";
            case Double number -> "float";
            default -> "int";
        };
    }

    private static Object flashes(Request req) {
        List<List<String>> first = getFlashedMessages().stream().map(message -> List.of(message.category(), message.text())).toList();
        return Map.of("first", first, "again", getFlashedMessages().stream().map(Flashes.Message::text).toList());
    }
}
