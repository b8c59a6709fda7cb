package reference;

import dev.carafe.App;
import dev.carafe.signal.Signal;
import java.util.List;
import java.util.Map;

/** A signal of the application's own, with two receivers that answer its sender. */
final class Reports {
    private record Report(String name) { }

    private static final Signal<Report> REPORT_READY = Signal.named("report-ready", Report.class);

    static {
        REPORT_READY.connectWithResult((sender, report) -> "a:" + sender + ":" + report.name());
        REPORT_READY.connectWithResult((sender, report) -> "b:" + sender + ":" + report.name());
    }

    private Reports() { }

    static void add(App app) {
        app.get("/signal", "signal_", req -> {
            List<Object> results = REPORT_READY.send("sender", new Report("q3.pdf"));
            return Map.of("results", results.stream().map(Object::toString).sorted().toList(), "name", REPORT_READY.name());
        });
    }
}
