package dev.carafe.http;

/**
 * Speaks another protocol on the connection of a request, after the 101 response.
 *
 * <pre>{@code
 * app.get("/echo", req -> Response.upgrade("echo", wire -> {
 *     for (byte[] bytes = wire.read(); bytes != null; bytes = wire.read()) {
 *         wire.write(bytes);
 *     }
 * }));
 * }</pre>
 */
@FunctionalInterface
public interface UpgradeHandler {
    /** Runs the protocol to its end, on the request's thread and in its context. The connection is closed when this returns or throws. */
    void speak(RawConnection wire) throws Exception;
}
