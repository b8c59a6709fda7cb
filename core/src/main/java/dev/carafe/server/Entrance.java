package dev.carafe.server;

import dev.carafe.http.HttpException;
import dev.carafe.http.Response;
import dev.carafe.http.Upgrade;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger.Level;

/**
 * Where every request comes in: the one route that Helidon knows. It passes the request to the app and sends the answer, throws nothing
 * out but the wish to close the connection, and leaves the connection such that the next request on it is really the next request.
 */
final class Entrance implements Handler {
    private static final System.Logger LOGGER = System.getLogger(Entrance.class.getName());

    private final Application app;
    private final long maxContentLength;
    private final InFlight inFlight;
    private final AccessLog accessLog;
    private volatile boolean draining;

    Entrance(Application app, ServerSettings settings) {
        this.app = app;
        this.maxContentLength = settings.maxContentLength();
        this.inFlight = new InFlight(settings.maxConcurrentRequests());
        this.accessLog = AccessLog.of(settings.accessLog());
    }

    /** From now on each answer tells the client that its connection ends. */
    void drain() {
        draining = true;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse out) {
        long start = accessLog.start();
        RequestReader reader = new RequestReader(request, maxContentLength);
        ResponseWriter writer = new ResponseWriter(out, reader.isHttp2());
        try {
            answer(request, reader, writer);
        } catch (CloseConnectionException e) {
            throw e;
        } catch (Throwable e) {
            failed(e, reader, writer);
        } finally {
            accessLog.write(reader, writer, start);
        }
        if (writer.closes() || !reader.drained()) {
            throw new CloseConnectionException("The answer has been sent, and nothing more is read.");
        }
        Guard guard = Guard.current();
        if (guard != null) {
            guard.awaitRequest();
        }
    }

    private void answer(ServerRequest request, RequestReader reader, ResponseWriter writer) {
        HttpException refusal = RequestCheck.refusal(request, reader.rawPath());
        if (refusal != null) {
            refuse(refusal, reader, writer);
        } else if (!inFlight.enter()) {
            refuse(new HttpException(503).header("Retry-After", "1"), reader, writer);
        } else {
            try {
                app.serve(reader, response -> send(response, reader, writer));
            } finally {
                inFlight.leave();
            }
        }
    }

    private void refuse(HttpException refusal, RequestReader reader, ResponseWriter writer) {
        send(page(refusal, reader).header(HeaderNames.CONNECTION_NAME, "close"), reader, writer);
    }

    private static Response page(HttpException error, RequestReader reader) {
        Response page = error.toResponse();
        return reader.method().equals("HEAD") ? page.withoutBody() : page;
    }

    private void send(Response response, RequestReader reader, ResponseWriter writer) {
        if (response.body() instanceof Upgrade upgrade) {
            upgrade(response, upgrade, reader, writer);
            return;
        }
        if (reader.answered() || draining) {
            response.header(HeaderNames.CONNECTION_NAME, "close");
        }
        if (reader.timedOut()) {
            writer.skip(response);
            throw new CloseConnectionException("The client was too slow, and has been told so.");
        }
        writer.write(response);
    }

    private void upgrade(Response response, Upgrade upgrade, RequestReader reader, ResponseWriter writer) {
        if (draining) {
            send(page(new HttpException(503), reader), reader, writer);
        } else if (Guard.current() == null) {
            LOGGER.log(Level.ERROR, "{0} {1} asks for {2}, which only a server that Carafe starts itself can speak. It is answered with "
                    + "501 in a server of your own: start one by app.start(...) or app.run(...) for it.",
                    reader.method(), reader.rawPath(), response.header("Upgrade"));
            send(page(new HttpException(501), reader), reader, writer);
        } else if (!reader.upgrades() || !reader.drained()) {
            throw new IllegalStateException(("The answer to %s '%s' changes to another protocol, for which the client has not asked. See "
                    + "request.upgradesTo(\"%s\") first.").formatted(reader.method(), reader.rawPath(), response.header("Upgrade")));
        } else {
            inFlight.aside(() -> writer.upgrade(response, upgrade));
        }
    }

    /** What could not be sent: a body that fails before its first byte becomes a 500; after it, only a cut tells the client. */
    private void failed(Throwable failure, RequestReader reader, ResponseWriter writer) {
        Guard guard = Guard.current();
        boolean clientGone = writer.clientGone() || (guard != null && guard.expired());
        LOGGER.log(clientGone ? Level.DEBUG : Level.ERROR, "The answer could not be sent", failure);
        if (clientGone || !writer.restart()) {
            throw new CloseConnectionException("The answer was cut.", failure);
        }
        send(page(new HttpException(500), reader), reader, writer);
    }
}
