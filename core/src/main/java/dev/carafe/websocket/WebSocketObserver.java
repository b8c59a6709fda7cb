package dev.carafe.websocket;

/** Is told what happens on sockets, each time on the thread that it happens on. */
public interface WebSocketObserver {
    /** The handler is about to be called. */
    void started(WebSocket socket);

    /** The handler has been given a message. */
    void received(WebSocket socket, Message message);

    /** A message has been sent. */
    void sent(WebSocket socket, Message message);

    /** The handler has thrown what nobody expected. */
    void failed(WebSocket socket, Throwable failure);

    /** The socket is closed. */
    void finished(WebSocket socket);
}
