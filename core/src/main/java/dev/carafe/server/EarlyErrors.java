package dev.carafe.server;

import dev.carafe.http.HttpException;
import dev.carafe.http.HttpStatus;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportRequest;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import org.jspecify.annotations.Nullable;

/** Responds to malformed requests, which the app never sees, with the app's own error page. */
final class EarlyErrors {
    private EarlyErrors() { }

    /** Receives the requests that were refused. */
    @FunctionalInterface
    interface Report {
        void refused(TransportRequest request, int status, int length);
    }

    static DirectHandlers handlers() {
        return handlers((request, status, length) -> { });
    }

    static DirectHandlers handlers(Report report) {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, (request, event, status, headers, message) -> {
                int code = code(request, event, status, message);
                byte[] page = page(code);
                report.refused(request, code, request.method().equals("HEAD") ? 0 : page.length);
                return response(request, code, headers, page);
            });
        }
        return handlers.build();
    }

    private static TransportResponse response(TransportRequest request, int code, ServerResponseHeaders headers, byte[] page) {
        TransportResponse.Builder response = TransportResponse.builder().status(Status.create(code)).headers(headers);
        headers.set(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
        headers.set(OwnFields.SERVER);
        headers.set(OwnFields.NO_SNIFFING);
        return request.method().equals("HEAD") ? response.build() : response.entity(page).build();
    }

    private static int code(TransportRequest request, EventType type, Status status, @Nullable String message) {
        if (message != null && message.contains("Header size exceeded")) {
            return 431;
        }
        // A request line that Helidon can't parse is the client's mistake, even if Helidon reports an internal error.
        return type == EventType.INTERNAL_ERROR && request.path().isEmpty() ? 400 : status.code();
    }

    private static byte[] page(int code) {
        int known = HttpStatus.errors().containsKey(code) ? code : 400;
        return new HttpException(known).toResponse().data();
    }
}
