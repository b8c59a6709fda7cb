package reference;

import static dev.carafe.Carafe.abort;
import static dev.carafe.Carafe.afterThisRequest;
import static dev.carafe.Carafe.flash;
import static dev.carafe.Carafe.jsonify;
import static dev.carafe.Carafe.request;
import static dev.carafe.templates.Page.render;

import dev.carafe.App;
import dev.carafe.Blueprint;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.signal.Signals;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hooks and signals, in the order in which they come: the events of the last request below {@code /trace/}. */
final class Trace {
    private volatile List<String> last = List.of();

    private Trace() { }

    static void add(App app) {
        Trace trace = new Trace();
        app.before(req -> trace.note(req, "app.before:2"))
                .after((req, res) -> { trace.note(req, "app.after:2"); return res; })
                .after((req, res) -> { trace.note(req, "app.after:3"); return res; })
                .teardown((req, error) -> trace.note(req, "app.teardown:1:" + (error == null ? "None" : error.getClass().getSimpleName())))
                .teardown((req, error) -> trace.note(req, "app.teardown:2"))
                .teardownContext((req, error) -> trace.note(req, "app.teardown_appcontext"))
                .get("/trace-log", "trace_log", req -> jsonify(trace.last))
                .register(trace.blueprint("tr").register(trace.blueprint("sub"), "/sub"), "/trace");
        trace.connect(app);
    }

    private Blueprint blueprint(String name) {
        return Blueprint.create(name)
                .before(req -> {
                    note(req, name + ".before");
                    if (req.path().endsWith("/short")) {
                        abort(Response.of("short"));
                    }
                })
                .after((req, res) -> { note(req, name + ".after"); return res; })
                .teardown((req, error) -> note(req, name + ".teardown"))
                .get("/<what>", "traced_view", this::view);
    }

    private Object view(Request req) {
        note(req, "view");
        switch (req.pathParam("what")) {
            case "boom" -> throw new ClassCastException("boom-detail");
            case "abort" -> throw abort(403);
            case "handled" -> throw new Errors.CustomError("c-msg");
            case "flash" -> flash("saved", "info");
            case "template" -> {
                return render("note.txt", Map.of("name", "Bob"));
            }
            case "this" -> afterThisRequest((request, res) -> { note(request, "after_this_request"); return res; });
            default -> { }
        }
        return "traced";
    }

    private void connect(App app) {
        Signals.REQUEST_STARTED.connect(app, (sender, req) -> {
            if (isTraced(req)) {
                last = new CopyOnWriteArrayList<>();
            }
            note(req, "signal:request_started");
        });
        Signals.GOT_REQUEST_EXCEPTION.connect(app, (sender, e) ->
                note(e.request(), "signal:got_request_exception:" + e.exception().getMessage()));
        Signals.REQUEST_FINISHED.connect(app, (sender, e) -> note(e.request(), "signal:request_finished"));
        Signals.REQUEST_TEARING_DOWN.connect(app, (sender, e) -> note(e.request(), "signal:request_tearing_down"));
        Signals.APPCONTEXT_TEARING_DOWN.connect(app, (sender, e) -> note(e.request(), "signal:appcontext_tearing_down"));
        Signals.APPCONTEXT_POPPED.connect(app, (sender, req) -> note(req, "signal:appcontext_popped"));
        Signals.BEFORE_RENDER_TEMPLATE.connect(app, (sender, e) ->
                note(request(), "signal:before_render_template:" + e.name() + ":" + e.model().get("name")));
        Signals.TEMPLATE_RENDERED.connect(app, (sender, e) ->
                note(request(), "signal:template_rendered:" + e.name() + ":" + e.model().get("name")));
        Signals.MESSAGE_FLASHED.connect(app, (sender, e) ->
                note(request(), "signal:message_flashed:" + e.category() + ":" + e.text()));
    }

    private void note(Request req, String event) {
        if (isTraced(req)) {
            last.add(event);
        }
    }

    private static boolean isTraced(Request req) {
        return req.path().startsWith("/trace/");
    }
}
