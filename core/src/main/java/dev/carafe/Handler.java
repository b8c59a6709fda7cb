package dev.carafe;

import dev.carafe.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * Handles a request.
 *
 * <p>Its return value becomes the response. A {@code Response} is sent as it is; a string is HTML; a map, record, bean, collection or array
 * is JSON. Bytes, an {@code InputStream} or a {@code Path} are sent as such; an {@code Iterator}, {@code Stream} or {@code StreamBody} is
 * sent part by part; an {@code Optional} is its value, or a 404 if empty. Null is an error. A handler runs on a virtual thread and may
 * block. That thread serves the whole connection (in HTTP/2, the stream), so a {@code ThreadLocal} of your own is still set in the client's
 * next request: use {@code g()} for what lives for one request.
 */
@FunctionalInterface
public interface Handler {
    /** Returns the response to one request, or a value that becomes one. An exception goes to the error handlers. */
    @Nullable Object handle(Request request) throws Exception;
}
