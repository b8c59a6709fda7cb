package dev.carafe.testing;

import java.io.IOException;

/** A connection on which the client continues to send after its request. */
interface Dialogue extends Connection {
    /** Sends bytes. The server may already be waiting for them. */
    void send(byte[] bytes) throws IOException;
}
