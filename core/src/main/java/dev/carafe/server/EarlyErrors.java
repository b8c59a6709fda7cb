package dev.carafe.server;

import dev.carafe.http.HttpException;
import dev.carafe.http.HttpStatus;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Responds to malformed requests, before the app can see them, with the page of the app's own errors. */
final class EarlyErrors {
    private EarlyErrors() { }

    static DirectHandlers handlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, EarlyErrors::respond);
        }
        return handlers.build();
    }

    private static TransportResponse respond(DirectHandler.TransportRequest request, EventType type, Status status,
            ServerResponseHeaders headers, @Nullable String message) {
        int code = code(request, type, status, message);
        TransportResponse.Builder response = TransportResponse.builder().status(ResponseWriter.status(code)).headers(headers);
        headers.set(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
        headers.set(ResponseWriter.SERVER);
        headers.set(ResponseWriter.NO_SNIFFING);
        return request.method().equals("HEAD") ? response.build() : response.entity(page(code)).build();
    }

    private static int code(DirectHandler.TransportRequest request, EventType type, Status status, @Nullable String message) {
        if (message != null && message.contains("Header size exceeded")) {
            return 431;
        }
        // A request line that Helidon fails to read is the client's mistake, whatever Helidon makes of it.
        return type == EventType.INTERNAL_ERROR && request.path().isEmpty() ? 400 : status.code();
    }

    private static String page(int code) {
        int known = HttpStatus.errors().containsKey(code) ? code : 400;
        return new String(new HttpException(known).toResponse().data(), StandardCharsets.UTF_8);
    }
}
