package dev.carafe.testing;

import java.io.IOException;

/** A connection on which the client goes on to send after its request. */
interface Dialogue extends Connection {
    /** Sends bytes; they may be waited for by the server already. */
    void send(byte[] bytes) throws IOException;
}
