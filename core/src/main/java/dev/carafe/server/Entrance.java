package dev.carafe.server;

import dev.carafe.http.HttpException;
import dev.carafe.http.Response;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
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
    private final AccessLog accessLog;
    private volatile boolean draining;

    Entrance(Application app, ServerSettings settings) {
        this.app = app;
        this.maxContentLength = settings.maxContentLength();
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
        ResponseWriter writer = new ResponseWriter(out);
        boolean close = closes(request, reader, out);
        try {
            if (reader.hasPath()) {
                app.serve(reader, response -> send(response, reader, writer));
            } else {
                writer.write(new HttpException(400).toResponse().header(HeaderNames.CONNECTION_NAME, "close"));
            }
        } catch (CloseConnectionException e) {
            accessLog.write(reader, writer, start);
            throw e;
        } catch (Throwable e) {
            failed(e, writer);
        }
        accessLog.write(reader, writer, start);
        if (close || writer.closes() || !reader.drained()) {
            throw new CloseConnectionException("The answer has been sent, and nothing more is read.");
        }
    }

    private boolean closes(ServerRequest request, RequestReader reader, ServerResponse out) {
        boolean close = draining || (request.headers().contains(HeaderNames.CONNECTION)
                && request.headers().containsToken(HeaderValues.CONNECTION_CLOSE));
        if (close || reader.tooMuchToDrain()) {
            out.headers().set(HeaderValues.CONNECTION_CLOSE);
        }
        return close;
    }

    private static void send(Response response, RequestReader reader, ResponseWriter writer) {
        if (reader.answered()) {
            response.header(HeaderNames.CONNECTION_NAME, "close");
        }
        writer.write(response);
    }

    /** What could not be sent: a body that fails before its first byte becomes a 500; after it, only a cut tells the client. */
    private static void failed(Throwable failure, ResponseWriter writer) {
        Guard guard = Guard.current();
        boolean clientGone = writer.clientGone() || (guard != null && guard.expired());
        LOGGER.log(clientGone ? Level.DEBUG : Level.ERROR, "The answer could not be sent", failure);
        if (clientGone || !writer.restart()) {
            throw new CloseConnectionException("The answer was cut.", failure);
        }
        writer.write(new HttpException(500).toResponse());
    }
}
