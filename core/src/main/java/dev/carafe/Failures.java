package dev.carafe;

import dev.carafe.debug.Debugger;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.signal.Signals;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the response to a failed request: by an error handler, the debugger, or the default page. */
final class Failures {
    private final Object app;
    private final System.Logger logger;
    private final ResponseMaker maker;
    private final @Nullable Debugger debugger;

    /** Without a debugger, clients see nothing of an exception. */
    Failures(Object app, System.Logger logger, ResponseMaker maker, @Nullable Debugger debugger) {
        this.app = app;
        this.logger = logger;
        this.maker = maker;
        this.debugger = debugger;
    }

    /** Returns the response to an exception, made by the nearest of the given handlers; they are ordered from inner to outer. */
    Response respond(Owner owner, Request request, ErrorHandlers[] handlers, Throwable failure) {
        return new Failure(owner, request, handlers).respond(failure);
    }

    /** A failed request. */
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

        /** Asks the handler of 500 once, as in Flask: the failure has no handler of its own, or that handler failed too. */
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

        /**
         * Returns the response made from an error handler's value. A value that is not a response keeps the error's status and header
         * fields.
         */
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
