package dev.carafe.server;

import dev.carafe.http.Headers;
import dev.carafe.http.RawRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request and its response as the access log shows them.
 *
 * @param bytes how many bytes of the body were sent, or -1 if they were not counted
 * @param response the response's header fields
 * @param nanos how long the request took, or -1 if that is unknown
 */
record AccessEntry(RawRequest request, int status, long bytes, Headers response, long nanos) {
    static final String REQUEST_ID = "X-Request-ID";

    /** Returns the request id in the response, or null. */
    @Nullable String requestId() {
        return response.get(REQUEST_ID);
    }
}
