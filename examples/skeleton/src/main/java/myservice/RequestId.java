package myservice;

import static dev.carafe.Carafe.g;

import dev.carafe.App;
import dev.carafe.Extension;
import java.util.UUID;

/** An extension: gives each request an id, which its views find in {@code g} and its client in the answer. */
public final class RequestId implements Extension {
    @Override
    public void init(App app) {
        app.before(req -> g().set("request_id", UUID.randomUUID().toString()))
                .after((req, response) -> response.header("X-Request-ID", g().require("request_id", String.class)));
    }
}
