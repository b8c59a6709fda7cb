package dev.carafe.http;

/**
 * Sends events as they happen; what {@link Response#events} is given.
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
 * <p>The stream ends when this returns, and when the server stops: then the thread is interrupted. It runs on the request's thread and may block.
 */
@FunctionalInterface
public interface EventSource {
    /** Sends all events of one client; an exception of a client that has gone may go through. */
    void emit(EventEmitter events) throws Exception;
}
