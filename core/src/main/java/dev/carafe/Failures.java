package dev.carafe;

import dev.carafe.debug.Debugger;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.signal.Signals;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the response to a failed request: by an error handler, by the debugger, or by the default page. */
final class Failures {
    private final Object app;
    private final System.Logger logger;
    private final ResponseMaker maker;
    private final @Nullable Debugger debugger;

    /** Without a debugger, nothing of an exception reaches a client. */
    Failures(Object app, System.Logger logger, ResponseMaker maker, @Nullable Debugger debugger) {
        this.app = app;
        this.logger = logger;
        this.maker = maker;
        this.debugger = debugger;
    }

    /** The response to what was thrown while a request was handled, by the handlers given, inner to outer. */
    Response respond(Owner owner, Request request, ErrorHandlers[] handlers, Throwable failure) {
        return new Failure(owner, request, handlers).respond(failure);
    }

    /** A request that has failed. */
    private final class Failure {
        private final Owner owner;
        private final Request request;
        private final ErrorHandlers[] handlers;

        Failure(Owner owner, Request request, ErrorHandlers[] handlers) {
            this.owner = owner;
            this.request = request;
            this.handlers = handlers;
        }

        Response respond(Throwable failure) {
            try {
                return failure instanceof HttpException error ? expected(error) : unexpected(failure);
            } catch (Throwable second) {
                if (!second.equals(failure)) {
                    second.addSuppressed(failure);
                }
                boolean asked = failure instanceof HttpException error && error.status() == 500;
                return asked ? page(second) : internalError(second);
            }
        }

        private Response expected(HttpException error) throws Exception {
            if (error.response() != null) {
                return maker.make(owner, request, error.response());
            }
            ErrorHandler<?> handler = byStatus(error.status());
            if (handler == null) {
                handler = byClass(error);
            }
            return handler == null ? maker.encode(owner, request, error.toResponse()) : handled(error, call(handler, error));
        }

        private Response unexpected(Throwable failure) throws Exception {
            ErrorHandler<?> handler = byClass(failure);
            return handler == null ? internalError(failure) : handled(new HttpException(500, failure), call(handler, failure));
        }

        /** No handler of its own answers a failure, or that has failed too: the one of 500 is asked, once, as in Flask. */
        private Response internalError(Throwable failure) {
            report(failure);
            Response page = debugger == null ? null : debugger.respond(request, failure);
            if (page != null) {
                return page;
            }
            try {
                return expected(new HttpException(500, failure));
            } catch (Throwable second) {
                return page(second);
            }
        }

        private Response page(Throwable failure) {
            report(failure);
            Response page = debugger == null ? null : debugger.respond(request, failure);
            return page != null ? page : maker.encode(owner, request, new HttpException(500).toResponse());
        }

        private void report(Throwable failure) {
            if (Signals.GOT_REQUEST_EXCEPTION.isConnected()) {
                Signals.GOT_REQUEST_EXCEPTION.send(app, new Signals.RequestException(request, failure));
            }
            logger.log(Level.ERROR, "Exception on request " + request.method() + " " + request.rawPath(), failure);
        }

        /** The response that an error handler gave. A value that is no response keeps the status and the header fields of the error. */
        private Response handled(HttpException error, @Nullable Object value) {
            Response response = maker.make(owner, request, error, value);
            if (value instanceof Response) {
                return response;
            }
            response = response.status(error.status());
            for (Map.Entry<String, String> field : error.headers()) {
                response = response.addHeader(field.getKey(), field.getValue());
            }
            return response;
        }

        private @Nullable ErrorHandler<?> byStatus(int status) {
            for (ErrorHandlers scope : handlers) {
                ErrorHandler<?> handler = scope.find(status);
                if (handler != null) {
                    return handler;
                }
            }
            return null;
        }

        private @Nullable ErrorHandler<?> byClass(Throwable failure) {
            for (ErrorHandlers scope : handlers) {
                ErrorHandler<?> handler = scope.find(failure.getClass());
                if (handler != null) {
                    return handler;
                }
            }
            return null;
        }

        @SuppressWarnings("unchecked") // found by the status or the class of the failure
        private @Nullable Object call(ErrorHandler<?> handler, Throwable failure) throws Exception {
            return ((ErrorHandler<Throwable>) handler).handle(request, failure);
        }
    }
}
