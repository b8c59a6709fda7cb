package dev.carafe.observe;

import dev.carafe.http.Response;
import dev.carafe.observe.NamedCheck.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Responds to the probes: whether the program is alive, and whether it is ready for requests. */
final class Health {
    private static final Response LIVE = Response.json(Map.of("status", "UP")).header("Cache-Control", "no-store");

    private final List<NamedCheck> checks = new ArrayList<>();
    private boolean showsDetails;
    /** How many servers of the app accept requests. */
    private int serving;

    void add(String name, Duration timeout, HealthCheck check) {
        if (checks.stream().anyMatch(other -> other.name().equals(name))) {
            throw new IllegalStateException("There is a check '%s' already. Names tell checks apart: choose another one.".formatted(name));
        }
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("The check '%s' has a timeout of %s. Give it time: Duration.ofSeconds(2)."
                    .formatted(name, timeout));
        }
        checks.add(new NamedCheck(name, timeout, check));
    }

    void showDetails() {
        showsDetails = true;
    }

    synchronized void started() {
        serving++;
    }

    synchronized void stopping() {
        serving = Math.max(0, serving - 1);
    }

    private synchronized boolean isServing() {
        return serving > 0;
    }

    /** Returns the liveness. It depends only on the program itself, so that a database that is down does not get every instance killed. */
    Response live() {
        return LIVE;
    }

    /** Runs all checks at the same time and returns the readiness. A stopping app is not ready, whatever the checks say. */
    Response ready(System.Logger logger) throws InterruptedException {
        if (!isServing()) {
            return response(503, Map.of("status", "DOWN", "reason", "The app is stopping."));
        }
        List<NamedCheck.Run> runs = new ArrayList<>(checks.size());
        for (NamedCheck check : checks) {
            runs.add(check.start());
        }
        boolean up = true;
        Map<String, Object> results = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            Result result = runs.get(i).await(logger);
            up &= result.isUp();
            results.put(checks.get(i).name(), described(result));
        }
        String status = up ? "UP" : "DOWN";
        return response(up ? 200 : 503, checks.isEmpty() ? Map.of("status", status) : Map.of("status", status, "checks", results));
    }

    private Map<String, Object> described(Result result) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("status", result.status());
        if (showsDetails) {
            described.put("seconds", NamedCheck.seconds(result.took()));
            @Nullable String reason = result.reason();
            if (reason != null) {
                described.put("reason", reason);
            }
        }
        return described;
    }

    private static Response response(int status, Map<String, Object> body) {
        return Response.json(body).status(status).header("Cache-Control", "no-store");
    }
}
