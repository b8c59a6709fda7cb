package dev.carafe;

/** The rule {@code /static/<path:filename>}, which an app has unless it says otherwise before somebody looks at its rules. */
final class DefaultStatics {
    private final App app;
    private boolean settled;

    DefaultStatics(App app) {
        this.app = app;
    }

    void checkOpen(String method) {
        app.checkOpen(method);
        if (settled) {
            throw new IllegalStateException(("%s(...) comes too late for the app '%s': it is settled already where its static files are. "
                    + "Call it before urlMap() and noStatics().").formatted(method, app.name()));
        }
    }

    void leaveOut() {
        checkOpen("noStatics");
        settled = true;
    }

    /** Adds the rule, unless that has been settled or the app has an endpoint of the name. */
    void settle(Routes routes, Home home) {
        if (!settled) {
            settled = true;
            if (!routes.contains("static")) {
                StaticFiles.add(app, "/static", home.folders("static"));
            }
        }
    }
}
