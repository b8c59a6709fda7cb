package dev.carafe.middleware;

import dev.carafe.Middleware;
import dev.carafe.Next;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.logging.LogContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request an id, which is in its response, in the lines of the log, and in {@code req.id()}.
 *
 * <pre>{@code
 * app.wrap(RequestId.create());                 // X-Request-ID: 0b9c4d1e-...
 * app.wrap(RequestId.create().fromProxy());     // that of the proxy, if it sends one
 * }</pre>
 *
 * <p>Add it last, so that the log of all other middleware has the id too. The console of {@code run} prints it,
 * {@link RequestIdFormatter} puts it into other lines of {@code java.util.logging}, and the module {@code carafe-slf4j} into SLF4J's MDC.
 * Immutable.
 */
public final class RequestId implements Middleware {
    private static final String FIELD = "X-Request-ID";
    private static final int MAX_LENGTH = 128;

    private final boolean fromProxy;

    private RequestId(boolean fromProxy) {
        this.fromProxy = fromProxy;
    }

    /** Makes a random id for each request; what a client sends is never used. */
    public static RequestId create() {
        return new RequestId(false);
    }

    /**
     * Takes the id from {@code X-Request-ID} if it is one: up to 128 letters, digits and marks of {@code -_.:+/=@}. Only for an app behind
     * a proxy that sets or removes the field; anybody else could choose the ids in the log.
     */
    public RequestId fromProxy() {
        return new RequestId(true);
    }

    /** Returns the id of the request that this thread works for, also in a task of {@code withRequest}, or null. */
    public static @Nullable String current() {
        return LogContext.requestId();
    }

    @Override
    public Response wrap(Request request, Next next) throws Exception {
        String sent = fromProxy ? request.header(FIELD) : null;
        String id = sent != null && isId(sent) ? sent : UUID.randomUUID().toString();
        String outer = LogContext.swap(id);
        try {
            return next.handle(request.withId(id)).header(FIELD, id);
        } finally {
            LogContext.swap(outer);
        }
    }

    private static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= MAX_LENGTH && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z') || "-_.:+/=@".indexOf(c) >= 0);
    }
}
