package book;

import dev.carafe.App;
import java.util.Map;

/** A variable that takes numbers only; anything else is not found. */
final class PersonInt {
    private PersonInt() { }

    static App app() {
        return App.create("person_int")
                .get("/person/<int:person_id>", "person", req -> Map.of("Hello", req.pathInt("person_id")));
    }
}
