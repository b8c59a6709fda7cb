package dev.carafe;

import dev.carafe.debug.Debugger;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the answer to a failed request: by an error handler, by the debugger, or by the default page. */
final class Failures {
    private final App app;
    private final ResponseMaker maker;
    private final @Nullable Debugger debugger;

    /** Without a debugger, nothing of an exception reaches a client. */
    Failures(App app, ResponseMaker maker, @Nullable Debugger debugger) {
        this.app = app;
        this.maker = maker;
        this.debugger = debugger;
    }

    /** The answer to what was thrown while a request was handled. */
    Response answer(Context context, Throwable failure) {
        try {
            return failure instanceof HttpException error ? expected(context, error) : unexpected(context, failure);
        } catch (Throwable second) {
            if (!second.equals(failure)) {
                second.addSuppressed(failure);
            }
            return internalError(context.request, second);
        }
    }

    /** The answer to what was thrown around the app, where no error handler belongs. */
    Response answerOutside(Request request, Throwable failure) {
        return failure instanceof HttpException error ? maker.encode(request, error.toResponse()) : internalError(request, failure);
    }

    private Response internalError(Request request, Throwable failure) {
        report(request, failure);
        Response page = debugged(request, failure);
        return page != null ? page : maker.encode(request, new HttpException(500).toResponse());
    }

    private void report(Request request, Throwable failure) {
        if (Signals.GOT_REQUEST_EXCEPTION.isConnected()) {
            Signals.GOT_REQUEST_EXCEPTION.send(app, new Signals.RequestException(request, failure));
        }
        app.log().failure("Exception on request", request, failure);
    }

    private @Nullable Response debugged(Request request, Throwable failure) {
        return debugger == null ? null : debugger.answer(request, failure);
    }

    private Response expected(Context context, HttpException error) throws Exception {
        if (error.response() != null) {
            return maker.make(context.request, error.response());
        }
        ErrorHandler<? super HttpException> handler = byStatus(context, error.status());
        if (handler != null) {
            return handled(context, error, handler.handle(context.request, error));
        }
        ErrorHandler<?> general = byClass(context, error);
        return general == null ? maker.encode(context.request, error.toResponse()) : handled(context, error, call(general, context, error));
    }

    private Response unexpected(Context context, Throwable failure) throws Exception {
        ErrorHandler<?> handler = byClass(context, failure);
        if (handler != null) {
            return handled(context, new HttpException(500, failure), call(handler, context, failure));
        }
        report(context.request, failure);
        Response page = debugged(context.request, failure);
        return page != null ? page : expected(context, new HttpException(500, failure));
    }

    /** The answer that an error handler gave: what is no response keeps the status and the header fields of the error. */
    private Response handled(Context context, HttpException error, @Nullable Object value) {
        Response response = maker.make(context.request, error, value);
        if (!(value instanceof Response)) {
            response.status(error.status());
            for (Map.Entry<String, String> field : error.headers()) {
                response.addHeader(field.getKey(), field.getValue());
            }
        }
        return response;
    }

    private static @Nullable ErrorHandler<? super HttpException> byStatus(Context context, int status) {
        for (ErrorHandlers scope : context.view.errors) {
            ErrorHandler<? super HttpException> handler = scope.find(status);
            if (handler != null) {
                return handler;
            }
        }
        return null;
    }

    private static @Nullable ErrorHandler<?> byClass(Context context, Throwable failure) {
        for (ErrorHandlers scope : context.view.errors) {
            ErrorHandler<?> handler = scope.find(failure.getClass());
            if (handler != null) {
                return handler;
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked") // found by the class of the failure
    private static @Nullable Object call(ErrorHandler<?> handler, Context context, Throwable failure) throws Exception {
        return ((ErrorHandler<Throwable>) handler).handle(context.request, failure);
    }
}
