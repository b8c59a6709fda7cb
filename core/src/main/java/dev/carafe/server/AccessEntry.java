package dev.carafe.server;

import dev.carafe.http.Headers;
import dev.carafe.http.RawRequest;
import org.jspecify.annotations.Nullable;

/**
 * What the access log tells of a request and its response.
 *
 * @param bytes the bytes of the body that were sent, or -1 if nobody counted them
 * @param response the fields of the response
 * @param nanos how long it took, or -1 if nobody knows
 */
record AccessEntry(RawRequest request, int status, long bytes, Headers response, long nanos) {
    static final String REQUEST_ID = "X-Request-ID";

    /** The id that the response tells, or null. */
    @Nullable String requestId() {
        return response.get(REQUEST_ID);
    }
}
