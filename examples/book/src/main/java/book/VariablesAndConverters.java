package book;

import dev.carafe.App;
import java.util.Map;

/** All built-in converters; the rule with the number wins over the one that takes any text, wherever it stands. */
final class VariablesAndConverters {
    private VariablesAndConverters() { }

    static App app() {
        return App.create("variables_and_converters")
                .get("/person/<name>", "person_name", req -> "Hello " + req.pathParam("name"))
                .get("/person/<int:person_id>", "person_id", req -> Map.of("Hello", req.pathInt("person_id")))
                .get("/decimals/<float:number>", "decimals", req -> "Hello " + req.pathDouble("number"))
                .get("/path/<path:my_path>", "path", req -> "Hello " + req.pathParam("my_path"))
                .get("/<any(about, help, contact):page_name>", "page", req -> "Hello " + req.pathParam("page_name"))
                .get("/unique/<uuid:my_uuid>", "unique", req -> "Hello " + req.pathUuid("my_uuid"))
                .get("/many/<some_text>/<other_text>/<int:my_number>", "many", req -> "You sent %s and also %s, as well as a number: %d"
                        .formatted(req.pathParam("some_text"), req.pathParam("other_text"), req.pathInt("my_number")));
    }
}
