package dev.carafe.websocket;

/** Observes what happens on WebSockets, each event on the thread on which it happens. */
public interface WebSocketObserver {
    /** Called before the handler is. */
    void started(WebSocket socket);

    /** Called when the handler has received a message. */
    void received(WebSocket socket, Message message);

    /** Called when a message has been sent. */
    void sent(WebSocket socket, Message message);

    /** Called when the handler has thrown an unexpected exception. */
    void failed(WebSocket socket, Throwable failure);

    /** Called when the socket has been closed. */
    void finished(WebSocket socket);
}
