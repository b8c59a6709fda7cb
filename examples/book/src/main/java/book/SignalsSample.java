package book;

import dev.carafe.App;
import dev.carafe.signal.Signals;
import java.util.Map;

/** A receiver that is told of each answer before it leaves. */
final class SignalsSample {
    private SignalsSample() { }

    static App app() {
        App app = App.create("signals").get("/api", "my_microservice", req -> Map.of("Hello", "World"));
        Signals.REQUEST_FINISHED.connect(app, (sender, finished) -> {
            System.out.println("About to send a Response");
            System.out.println(finished.response());
        });
        return app;
    }
}
