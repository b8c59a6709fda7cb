package dev.carafe.testing;

import dev.carafe.Signal;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Carries requests to an app, each on a connection of its own. */
interface Transport extends AutoCloseable {
    /** Sends a request and waits for the answer, so that all of it may be there at once. */
    Connection send(SentRequest request, List<Signal<?>> watched) throws IOException;

    /** Sends a request whose answer is read while it arrives. */
    default Connection stream(SentRequest request, List<Signal<?>> watched) throws IOException {
        return send(request, watched);
    }

    /** Sends a request after which both sides go on to send. */
    Dialogue converse(SentRequest request, List<Signal<?>> watched) throws IOException;

    /** Where a client on the network would find the app. */
    URI uri();

    @Override
    default void close() { }
}
