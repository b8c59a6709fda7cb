package book;

import dev.carafe.App;
import java.util.Map;

/** A variable in the path: text, unless a converter says otherwise. */
final class PersonStr {
    private PersonStr() { }

    static App app() {
        return App.create("person_str")
                .get("/person/<person_id>", "person", req -> Map.of("Hello", req.pathParam("person_id")));
    }
}
