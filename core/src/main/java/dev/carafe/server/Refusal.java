package dev.carafe.server;

import io.helidon.http.DirectHandler;
import io.helidon.http.RequestException;
import io.helidon.http.Status;

/** Creates Helidon's exceptions for malformed requests. The page of {@link EarlyErrors} follows, and the end of the connection. */
final class Refusal {
    private Refusal() { }

    static RequestException of(int status, String message) {
        return RequestException.builder()
                .type(DirectHandler.EventType.BAD_REQUEST)
                .status(Status.create(status))
                .setKeepAlive(false)
                .message(message)
                .build();
    }
}
