package dev.carafe.server.http2;

/** Where the requests of a connection go, each on a thread of its own. */
@FunctionalInterface
public interface StreamHandler {
    /** Handles a request. It throws nothing; a response that it does not end is cut. */
    void handle(StreamRequest request, StreamResponse response);
}
