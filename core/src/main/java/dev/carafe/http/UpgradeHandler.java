package dev.carafe.http;

/**
 * Speaks another protocol on the connection of a request, once that has been answered with 101.
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
    /** Speaks, on the thread of the request and in its context, to the end: the connection is closed when this returns or throws. */
    void speak(RawConnection wire) throws Exception;
}
