package dev.carafe.server.http2;

/** Handles the requests of a connection, each on its own thread. */
@FunctionalInterface
public interface StreamHandler {
    /** Handles a request. Must not throw; an incomplete response is reset. */
    void handle(StreamRequest request, StreamResponse response);
}
