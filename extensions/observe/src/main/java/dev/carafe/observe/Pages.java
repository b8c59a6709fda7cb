package dev.carafe.observe;

import dev.carafe.App;
import dev.carafe.Next;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.routing.Rule;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages by path, in front of an app or as a separate app. */
final class Pages {
    private final Map<String, Page> byPath = new HashMap<>();

    /** Responds to GET and HEAD. */
    @FunctionalInterface
    interface Page {
        Response respond(Request request) throws Exception;
    }

    void add(String path, Page page) {
        if (byPath.put(path, page) != null) {
            throw new IllegalStateException("Observe answers two things at '%s'. Give each a path of its own.".formatted(path));
        }
    }

    /** Responds to a request for a page, and passes on all others. */
    Response respond(Request request, Next next) throws Exception {
        @Nullable Page page = byPath.get(request.rawPath());
        if (page == null) {
            return next.handle(request);
        }
        return switch (request.method()) {
            case "GET", "HEAD" -> page.respond(request);
            default -> throw new HttpException(405).header("Allow", "GET, HEAD");
        };
    }

    /** Fails if a page would hide a rule of an app. */
    void checkHidesNothing(App app) {
        for (Rule rule : app.urlMap().rules()) {
            if (byPath.containsKey(rule.text())) {
                throw new IllegalStateException(("The rule '%s' of app '%s' would never be reached, for Observe answers at that path. "
                        + "Give Observe another path or a port of its own: Observe.create().port(9000).")
                        .formatted(rule.text(), app.name()));
            }
        }
    }

    /** Returns an app with only the pages. */
    App alone(String name) {
        App app = App.create(name).withoutStaticFiles();
        byPath.forEach((path, page) -> app.get(path, page::respond));
        return app;
    }
}
