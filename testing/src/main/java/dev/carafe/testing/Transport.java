package dev.carafe.testing;

import java.io.IOException;
import java.net.URI;

/** Carries requests to an app, each on its own connection. */
interface Transport extends AutoCloseable {
    /** Sends a request and may wait for the whole response. */
    Connection send(SentRequest request) throws IOException;

    /** Sends a request whose response is read while it arrives. */
    default Connection stream(SentRequest request) throws IOException {
        return send(request);
    }

    /** Sends a request after which both sides continue to send. */
    Dialogue converse(SentRequest request) throws IOException;

    /** Returns where a client on the network would find the app. */
    URI uri();

    @Override
    default void close() { }
}
