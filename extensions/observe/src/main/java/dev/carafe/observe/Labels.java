package dev.carafe.observe;

import dev.carafe.App;
import dev.carafe.http.Request;
import dev.carafe.routing.Match;
import dev.carafe.routing.Rule;
import dev.carafe.routing.UrlMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The labels of requests in metrics and traces. No value comes from a client, since clients could otherwise create any number of time
 * series: endpoints are the app's, and all nonstandard methods share one value.
 *
 * @param endpoint the endpoint of the rule, or {@code unmatched}
 * @param method the method, or {@code other}
 * @param status the status of the response
 */
record Labels(String endpoint, String method, int status) {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    static Labels of(@Nullable Rule rule, Request request, int status) {
        String method = METHODS.contains(request.method()) ? request.method() : "other";
        return new Labels(rule == null ? "unmatched" : rule.endpoint(), method, status);
    }

    /**
     * Returns the rule of a request. Middleware in between may have passed on a copy, or responded itself; then the URL map finds the rule.
     */
    static @Nullable Rule rule(App app, Request request, int status) {
        @Nullable Rule known = request.urlRule();
        if (known != null) {
            return known;
        }
        UrlMap urls = app.urlMap();
        Match match = status == 101 ? urls.matchWebSocket(request.rawPath()) : urls.match(request.method(), request.rawPath());
        return match instanceof Match.Found found ? found.rule() : null;
    }
}
