package dev.carafe.routing;

import java.util.Map;
import java.util.Set;

/** The result of matching a path with a {@link UrlMap}. Immutable. */
public sealed interface Match {
    /** A rule takes the path. The values are in the order of the rule, its defaults last. */
    record Found(Rule rule, Map<String, Object> values) implements Match {}

    /** Rules take the path, but none of them the method; {@code allowed} are the methods of all of them, in alphabetical order. */
    record WrongMethod(Set<String> allowed) implements Match {}

    /**
     * The path has repeated slashes, or lacks the last one: redirect to {@code path} with 308 and the query of the request. It is
     * percent-encoded, relative to the root of the app, and begins with exactly one slash, so it never leaves the host.
     */
    record Redirect(String path) implements Match {}

    /** A websocket handshake on a rule for requests, or a request on a websocket's rule: 400. */
    record WrongProtocol() implements Match {}

    /** The path is malformed, by a percent escape, bad UTF-8 or a NUL: 400. */
    record Malformed() implements Match {}

    /** No rule takes the path. */
    record Missing() implements Match {}
}
