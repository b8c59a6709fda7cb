package dev.carafe.http;

/**
 * Sends events as they happen; the argument of {@link Response#events}.
 *
 * <pre>{@code
 * app.get("/prices", req -> Response.events(events -> {
 *     events.heartbeat(Duration.ofSeconds(15));
 *     while (true) {
 *         events.send(prices.take());
 *     }
 * }));
 * }</pre>
 *
 * <p>The stream ends when this returns, and when the server stops: then the thread is interrupted. It runs on the request's thread and may
 * block.
 */
@FunctionalInterface
public interface EventSource {
    /** Sends all events for one client. It need not catch the exception that {@code send} throws when the client has left. */
    void emit(EventEmitter events) throws Exception;
}
