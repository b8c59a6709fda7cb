package dev.carafe.server;

import dev.carafe.http.HttpException;
import dev.carafe.http.Outgoing;
import dev.carafe.http.Response;
import dev.carafe.http.UpgradeHandler;
import dev.carafe.logging.LogContext;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * The entrance of every request, and the only route that Helidon knows. It passes the request to the app and sends the response. It throws
 * nothing except to close the connection, and leaves the connection ready for the next request.
 */
final class Entrance implements Handler {
    private static final System.Logger LOGGER = System.getLogger(Entrance.class.getName());

    private final RequestProcessor app;
    private final long maxContentLength;
    private final InFlight inFlight;
    private final AccessLog accessLog;
    private final @Nullable Http2 http2;
    private volatile boolean draining;

    Entrance(RequestProcessor app, ServerSettings settings) {
        this.app = app;
        this.maxContentLength = settings.maxContentLength();
        this.inFlight = new InFlight(settings.maxConcurrentRequests());
        this.accessLog = AccessLog.of(settings);
        this.http2 = Http2.of(settings, new StreamEntrance(app, inFlight, accessLog));
    }

    /** Returns HTTP/2 to the same app, or null if it is off. */
    @Nullable Http2 http2() {
        return http2;
    }

    /** Makes each response from now on the last on its connection. */
    void drain() {
        draining = true;
    }

    boolean isDraining() {
        return draining;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse out) {
        long start = accessLog.isOn() ? System.nanoTime() : 0;
        RequestReader reader = new RequestReader(request, maxContentLength);
        if (reader.guard() != null) {
            reader.guard().entered(true);
        }
        if (http2 != null && changesToHttp2(http2, request, reader)) {
            throw new CloseConnectionException("HTTP/2 has been spoken to the end of the connection.");
        }
        ResponseWriter writer = new ResponseWriter(out, reader);
        try {
            serve(request, reader, writer);
        } catch (CloseConnectionException e) {
            throw e;
        } catch (Throwable e) {
            String before = LogContext.swap(writer.fields().get(AccessEntry.REQUEST_ID));
            try {
                failed(e, reader, writer);
            } finally {
                LogContext.swap(before);
            }
        } finally {
            if (accessLog.isOn()) {
                accessLog.write(new AccessEntry(reader, writer.status(), writer.sent(), writer.fields(), System.nanoTime() - start));
            }
        }
        // A streamed response that began before the drain could not announce that it is the last.
        if (writer.closes() || !reader.drained() || (draining && writer.length() < 0)) {
            throw new CloseConnectionException("The response has been sent, and nothing more is read.");
        }
        if (reader.guard() != null) {
            reader.guard().awaitRequest();
        }
    }

    private boolean changesToHttp2(Http2 spoken, ServerRequest request, RequestReader reader) {
        Guard guard = reader.guard();
        return guard != null && !draining && Http2.isAsked(request, reader) && RequestCheck.refusal(request, reader) == null
                && spoken.upgrade(reader, guard);
    }

    private void serve(ServerRequest request, RequestReader reader, ResponseWriter writer) {
        HttpException refusal = RequestCheck.refusal(request, reader);
        if (refusal != null) {
            reader.refuse(refusal);
        } else if (!reader.place().take(inFlight)) {
            reader.refuse(new HttpException(503).header("Retry-After", "1"));
        }
        try {
            if (reader.refusal() == null && reader.rawPath().equals("*")) {
                // OPTIONS * asks about the server itself (RFC 9110, section 9.3.7), not about a path of the app.
                send(Outgoing.of("OPTIONS", Response.of("").status(204)), reader, writer);
            } else {
                app.serve(reader, response -> send(response, reader, writer));
            }
        } finally {
            reader.place().leave();
        }
    }

    private void send(Outgoing response, RequestReader reader, ResponseWriter writer) {
        if (response.body() instanceof Outgoing.Upgraded upgraded) {
            upgrade(response, upgraded.handler(), reader, writer);
            return;
        }
        // A proxy that does not check for the 101 would treat what follows a refused upgrade as another protocol.
        boolean refusesUpgrade = response.status() >= 400 && reader.upgrades();
        boolean closes = reader.beginResponse() || reader.isHttp10() || draining || reader.refusal() != null || response.closes()
                || refusesUpgrade;
        if (reader.timedOut()) {
            writer.skip(response);
            throw new CloseConnectionException("The client was too slow, and has been told so.");
        }
        writer.write(response, closes);
    }

    private void sendPage(int status, RequestReader reader, ResponseWriter writer) {
        Response page = new HttpException(status).toResponse();
        send(Outgoing.of(reader.method(), page), reader, writer);
    }

    private void upgrade(Outgoing response, UpgradeHandler handler, RequestReader reader, ResponseWriter writer) {
        Guard guard = reader.guard();
        if (draining) {
            sendPage(503, reader, writer);
        } else if (guard == null) {
            LOGGER.log(Level.ERROR, "{0} {1} asks for {2}, which only a server that Carafe starts itself can speak. It is answered with "
                    + "501 in a server of your own: start one by app.start(...) or app.run(...) for it.",
                    reader.method(), reader.rawPath(), response.headers().get("Upgrade"));
            sendPage(501, reader, writer);
        } else if (!reader.upgrades() || !reader.drained()) {
            throw new IllegalStateException(("The response to %s '%s' changes to another protocol, for which the client has not asked. See "
                    + "request.upgradesTo(\"%s\") first.").formatted(reader.method(), reader.rawPath(), response.headers().get("Upgrade")));
        } else {
            reader.place().leave(); // an upgraded connection lasts long and is no longer a request, so it takes no place
            writer.upgrade(response, handler, guard);
        }
    }

    /**
     * Handles a failure to send. A body that fails before its first byte becomes a 500; after that, only cutting the connection can tell
     * the client.
     */
    private void failed(Throwable failure, RequestReader reader, ResponseWriter writer) {
        Guard guard = reader.guard();
        boolean clientGone = writer.clientGone() || (guard != null && guard.expired());
        LOGGER.log(clientGone ? Level.DEBUG : Level.ERROR, "The response could not be sent", failure);
        if (clientGone || !writer.restart()) {
            if (guard != null && writer.endsByClose()) {
                guard.reset();
            }
            throw new CloseConnectionException("The response was cut.", failure);
        }
        sendPage(500, reader, writer);
    }
}
