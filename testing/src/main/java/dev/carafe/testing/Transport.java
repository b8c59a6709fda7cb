package dev.carafe.testing;

import java.io.IOException;

/** Carries one request to an app, and its answer back. */
interface Transport extends AutoCloseable {
    /** Sends the bytes of a request on a connection of its own. */
    ReceivedResponse exchange(byte[] request, boolean head) throws IOException;

    @Override
    void close();
}
