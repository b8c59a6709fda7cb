package book;

import dev.carafe.App;
import dev.carafe.routing.Converter;
import java.util.Map;

/** A converter of one's own: the path has a number, the handler gets the name, and urlFor goes the way back. */
final class QuartConverter {
    private static final Map<String, String> USERS = Map.of("1", "Alice", "2", "Bob");
    private static final Map<String, String> IDS = Map.of("Alice", "1", "Bob", "2");

    private QuartConverter() { }

    static App app() {
        return App.create("quart_converter")
                .converter("registered", Converter.of(String.class, USERS::get, IDS::get))
                .get("/api/person/<registered:name>", "person", req -> Map.of("Hello", req.pathParam("name")));
    }
}
