package reference;

import static dev.carafe.Carafe.abort;
import static dev.carafe.Carafe.g;

import dev.carafe.App;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.http.header.Authorization;
import java.nio.file.Path;

/** The first application, with everything; each topic has a class of its own. */
final class MainApp {
    private MainApp() { }

    static App create(Path root) {
        App app = App.create("reference_app").root(root)
                .before(MainApp::user)
                .before(MainApp::shortCircuit)
                .after((req, res) -> res.header("X-After", "app"));
        app.config().set("SECRET_KEY", "reference-secret-key").set("MAX_CONTENT_LENGTH", 100_000).set("JSON_FLASK_FORMS", true);
        Plain.add(app);
        Variables.add(app);
        Requests.add(app);
        Bodies.add(app);
        Responses.add(app);
        Streams.add(app);
        Errors.add(app);
        Sessions.add(app);
        CookieRoutes.add(app);
        FileRoutes.add(app);
        Sockets.add(app);
        TemplateRoutes.add(app);
        Blueprints.add(app);
        Trace.add(app);
        Reports.add(app);
        return app;
    }

    private static void user(Request req) {
        Authorization credentials = req.authorization();
        String user = credentials == null ? null : credentials.username();
        g().set("user", user == null ? "Anonymous" : user);
    }

    private static void shortCircuit(Request req) {
        if (req.header("X-Short") != null) {
            abort(Response.of("short-circuit"));
        }
    }
}
