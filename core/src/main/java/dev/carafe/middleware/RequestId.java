package dev.carafe.middleware;

import dev.carafe.Carafe;
import dev.carafe.Middleware;
import dev.carafe.Next;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request an id, which is in its response, in the lines of the log, and in {@code req.id()}.
 *
 * <pre>{@code
 * app.wrap(RequestId.create());                                                       // X-Request-ID: 0b9c4d1e-...
 * app.wrap(RequestId.create().fromProxy());                                           // that of the proxy, if it sends one
 * app.wrap(RequestId.create().logContext(id -> MDC.putCloseable("request_id", id)));  // SLF4J
 * }</pre>
 *
 * <p>Add it last, so that the log of all other middleware has the id too. {@link RequestIdFormatter} puts it into the lines of
 * {@code java.util.logging}. Immutable.
 */
public final class RequestId implements Middleware {
    private static final String FIELD = "X-Request-ID";
    private static final int MAX_LENGTH = 128;
    private static final ThreadLocal<@Nullable String> AROUND = new ThreadLocal<>();

    private final boolean fromProxy;
    private final Function<String, ? extends AutoCloseable> logContext;

    private RequestId(boolean fromProxy, Function<String, ? extends AutoCloseable> logContext) {
        this.fromProxy = fromProxy;
        this.logContext = logContext;
    }

    /** Makes a random id for each request; what a client sends is never used. */
    public static RequestId create() {
        return new RequestId(false, id -> () -> { });
    }

    /**
     * Takes the id from {@code X-Request-ID} if it is one: up to 128 letters, digits and marks of {@code -_.:+/=@}. Only for an app behind
     * a proxy that sets or removes the field; anybody else could choose the ids in the log.
     */
    public RequestId fromProxy() {
        return new RequestId(true, logContext);
    }

    /** Opens a context of another logging library while the request is handled, on its own thread; it is closed afterwards. */
    public RequestId logContext(Function<String, ? extends AutoCloseable> open) {
        return new RequestId(fromProxy, open);
    }

    /** Returns the id of the request that this thread works for, also in a task of {@code withRequest}, or null. */
    public static @Nullable String current() {
        String id = Carafe.hasRequest() ? Carafe.request().id() : null;
        return id != null ? id : AROUND.get();
    }

    @Override
    public Response wrap(Request request, Next next) throws Exception {
        String sent = fromProxy ? request.header(FIELD) : null;
        String id = sent != null && isId(sent) ? sent : UUID.randomUUID().toString();
        String outer = AROUND.get();
        AROUND.set(id);
        AutoCloseable context = logContext.apply(id);
        try {
            return next.handle(request.withId(id)).header(FIELD, id);
        } finally {
            AROUND.set(outer);
            context.close();
        }
    }

    private static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= MAX_LENGTH && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z') || "-_.:+/=@".indexOf(c) >= 0);
    }
}
