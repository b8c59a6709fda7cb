package dev.carafe.server;

import dev.carafe.http.Headers;
import dev.carafe.http.HttpException;
import dev.carafe.http.Outgoing;
import dev.carafe.http.Response;
import dev.carafe.http.syntax.Authority;
import dev.carafe.logging.LogContext;
import dev.carafe.server.http2.ClientWait;
import dev.carafe.server.http2.StreamHandler;
import dev.carafe.server.http2.StreamRequest;
import dev.carafe.server.http2.StreamResponse;
import io.helidon.http.DateTime;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** The entrance of HTTP/2 requests. Unlike {@link Entrance}, it need not leave a connection ready for the next request. */
final class StreamEntrance implements StreamHandler {
    private static final System.Logger LOGGER = System.getLogger(Entrance.class.getName());

    private final RequestProcessor app;
    private final InFlight inFlight;
    private final AccessLog accessLog;

    StreamEntrance(RequestProcessor app, InFlight inFlight, AccessLog accessLog) {
        this.app = app;
        this.inFlight = inFlight;
        this.accessLog = accessLog;
    }

    @Override
    public void handle(StreamRequest request, StreamResponse response) {
        long start = accessLog.isOn() ? System.nanoTime() : 0;
        try {
            serve(request, response);
        } catch (Throwable e) {
            String before = LogContext.swap(response.fields().get(AccessEntry.REQUEST_ID));
            try {
                failed(e, request, response);
            } finally {
                LogContext.swap(before);
            }
        } finally {
            if (accessLog.isOn()) {
                long nanos = System.nanoTime() - start;
                accessLog.write(new AccessEntry(request, response.status(), response.sent(), response.fields(), nanos));
            }
        }
    }

    private void serve(StreamRequest request, StreamResponse response) {
        Place place = new Place();
        ClientWait wait = new Aside(place);
        request.whenWaiting(wait);
        response.whenWaiting(wait);
        HttpException refusal = request.refusal() != null ? request.refusal() : refusal(request);
        if (refusal == null && !place.take(inFlight)) {
            refusal = new HttpException(503).header("Retry-After", "1");
        }
        if (refusal != null) {
            request.refuse(refusal);
        }
        try {
            if (refusal == null && request.rawPath().equals("*")) {
                send(Outgoing.of("OPTIONS", Response.of("").status(204)), response, place);
            } else {
                app.serve(request, outgoing -> send(outgoing, response, place));
            }
        } finally {
            place.leave();
        }
    }

    /** Returns the error for what {@link RequestCheck} refuses over HTTP/1.1 and HTTP/2 itself permits, or null. */
    private static @Nullable HttpException refusal(StreamRequest request) {
        if (!PathSyntax.isPath(request.rawPath()) && !(request.rawPath().equals("*") && request.method().equals("OPTIONS"))) {
            return new HttpException(400, "The target of the request is no URL of this server.");
        }
        Headers headers = request.headers();
        String host = headers.get("host");
        return host != null && Authority.isHost(host) ? null : new HttpException(400, "The request needs an authority that names a host.");
    }

    private static void send(Outgoing outgoing, StreamResponse response, Place place) {
        if (!(outgoing.body() instanceof Outgoing.Streamed)) {
            place.leave();
        }
        Outgoing sent = outgoing.body() instanceof Outgoing.Upgraded ? notHere(outgoing) : outgoing;
        response.send(sent, "server", OwnFields.SERVER.get(), "x-content-type-options", OwnFields.NO_SNIFFING.get(),
                "date", DateTime.rfc1123String());
    }

    private static Outgoing notHere(Outgoing outgoing) {
        LOGGER.log(Level.ERROR, "A response changes to {0}, which only a connection of HTTP/1.1 can do. It is answered with 501.",
                outgoing.headers().get("Upgrade"));
        return Outgoing.of("GET", new HttpException(501).toResponse());
    }

    private static void failed(Throwable failure, StreamRequest request, StreamResponse response) {
        LOGGER.log(response.clientGone() ? Level.DEBUG : Level.ERROR, "The response could not be sent", failure);
        if (!response.clientGone() && !response.begun()) {
            try {
                send(Outgoing.of(request.method(), new HttpException(500).toResponse()), response, new Place());
            } catch (RuntimeException e) {
                LOGGER.log(Level.DEBUG, "The client takes no response", e);
            }
        }
    }

    /** Leaves the request's place to others while it waits for its client. */
    private static final class Aside implements ClientWait {
        private final Place place;
        private @Nullable InFlight left;

        Aside(Place place) {
            this.place = place;
        }

        @Override
        public void begins() {
            left = place.aside();
        }

        @Override
        public void ends() {
            place.back(left);
        }
    }
}
