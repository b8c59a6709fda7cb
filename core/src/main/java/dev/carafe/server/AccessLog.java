package dev.carafe.server;

import dev.carafe.http.RawRequest;
import java.lang.System.Logger.Level;

/**
 * A line for each request, as Hypercorn writes it: client, method, path without its query, version, status, bytes of the body (a dash if
 * they were not counted beforehand), microseconds.
 */
final class AccessLog {
    private static final System.Logger LOGGER = System.getLogger("dev.carafe.access");

    private final boolean on;

    private AccessLog(boolean on) {
        this.on = on;
    }

    static AccessLog of(boolean on) {
        return new AccessLog(on && LOGGER.isLoggable(Level.INFO));
    }

    /** Returns the time to give to {@link #write}; 0 if nothing is going to be written. */
    long start() {
        return on ? System.nanoTime() : 0;
    }

    void write(RawRequest request, int status, long bytes, long start) {
        if (on) {
            long micros = (System.nanoTime() - start) / 1000;
            String length = bytes < 0 ? "-" : Long.toString(bytes);
            LOGGER.log(Level.INFO, request.remoteAddr() + ":" + request.remotePort() + " " + request.method() + " " + request.rawPath()
                    + " " + request.httpVersion() + " " + status + " " + length + " " + micros);
        }
    }
}
