package dev.carafe.websocket;

/** Observes WebSockets. Each method is called on the thread where the event happens. */
public interface WebSocketObserver {
    /** Called before the handler runs. */
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
