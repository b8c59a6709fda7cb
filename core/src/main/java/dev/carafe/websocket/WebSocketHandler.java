package dev.carafe.websocket;

import java.util.List;

/**
 * Talks to a client over a WebSocket for as long as the socket is open.
 *
 * <pre>{@code
 * app.websocket("/ws/echo", ws -> ws.forEach(ws::send));
 * }</pre>
 *
 * <p>It runs on the thread and in the context of the request that opened the socket, and may block. When it returns, the socket is closed
 * with 1000; when it throws, with 1011, and the exception is logged. An {@code abort} with a 4xx closes it with 1008.
 */
@FunctionalInterface
public interface WebSocketHandler {
    /** Talks to one client. */
    void handle(WebSocket socket) throws Exception;

    /** Returns the supported subprotocols. The client's first choice among them becomes {@link WebSocket#subprotocol}. */
    default List<String> subprotocols() {
        return List.of();
    }

    /**
     * Returns a handler that supports subprotocols.
     *
     * <pre>{@code
     * app.websocket("/ws/chat", WebSocketHandler.withSubprotocols(List.of("chat.v2", "chat.v1"), ws -> ...));
     * }</pre>
     *
     * @throws IllegalArgumentException if a name is not a token (RFC 9110, section 5.6.2)
     */
    static WebSocketHandler withSubprotocols(List<String> subprotocols, WebSocketHandler handler) {
        return new SubprotocolHandler(subprotocols, handler);
    }
}
