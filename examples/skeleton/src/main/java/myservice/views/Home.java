package myservice.views;

import dev.carafe.Blueprint;
import java.util.Map;

/** The root of the service. */
final class Home {
    static final Blueprint BLUEPRINT = Blueprint.create("home").get("/", "index", req -> Map.of());

    private Home() { }
}
