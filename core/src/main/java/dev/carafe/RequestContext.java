package dev.carafe;

import dev.carafe.http.Request;
import dev.carafe.session.Flashes;
import dev.carafe.session.Session;
import dev.carafe.signal.Signals;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of one request while it is handled and sent. */
final class RequestContext extends Context {
    final Request request;
    final Endpoint endpoint;
    private @Nullable Session session;
    private @Nullable List<Flashes.Message> flashes;
    private @Nullable List<After> afterThis;
    private @Nullable Throwable error;
    private boolean socket;
    private boolean saved;

    RequestContext(App app, Request request, Endpoint endpoint) {
        super(app);
        this.request = request;
        this.endpoint = endpoint;
    }

    /** Returns the context of this thread, if that handles a request. */
    static @Nullable RequestContext currentOrNull() {
        return current() instanceof RequestContext context ? context : null;
    }

    /** Returns the context of this thread, for a function of a given name, which needs a request. */
    static RequestContext of(String function) {
        RequestContext context = currentOrNull();
        if (context == null) {
            throw missing(function);
        }
        return context;
    }

    @Override
    @Nullable String requestId() {
        return request.id();
    }

    /** Records the failure that left the request without a response, or that came after the response. */
    void failed(Throwable failure) {
        error = failure;
    }

    /** Records that the response opened a WebSocket. */
    void becomeSocket() {
        socket = true;
    }

    void afterThis(After hook) {
        if (afterThis == null) {
            afterThis = new ArrayList<>();
        }
        afterThis.add(hook);
    }

    /** Returns the hooks for this request's response only, in order; a hook may add more. */
    List<After> afterThis() {
        return afterThis == null ? List.of() : afterThis;
    }

    Session session() {
        if (session == null) {
            session = app.sessions().open(request.cookies());
        }
        return session;
    }

    @Nullable Session sessionIfOpen() {
        return session;
    }

    /** Notes that the session has been saved, or was not open: a change from now on is lost. */
    void sessionSaved() {
        saved = true;
        if (session != null && session.modified()) {
            session.modified(false);
        }
    }

    /** The flashed messages, which are taken out of the session by the first call. */
    List<Flashes.Message> flashes() {
        if (flashes == null) {
            flashes = List.copyOf(Flashes.take(session()));
        }
        return flashes;
    }

    /** Runs all teardown hooks, even if some fail. */
    void teardown() {
        runAll(endpoint.teardown);
        if (Signals.REQUEST_TEARING_DOWN.isConnected()) {
            Signals.REQUEST_TEARING_DOWN.send(app, new Signals.TearingDown(request, error));
        }
        if (socket && Signals.WEBSOCKET_TEARING_DOWN.isConnected()) {
            Signals.WEBSOCKET_TEARING_DOWN.send(app, new Signals.TearingDown(request, error));
        }
        runAll(endpoint.contextTeardown);
        if (Signals.APPCONTEXT_TEARING_DOWN.isConnected()) {
            Signals.APPCONTEXT_TEARING_DOWN.send(app, new Signals.TearingDown(request, error));
        }
        if (Signals.APPCONTEXT_POPPED.isConnected()) {
            Signals.APPCONTEXT_POPPED.send(app, request);
        }
        if (saved && session != null && session.modified()) {
            app.logger().log(Level.WARNING, "The session was changed on {0} {1} after its cookie had been sent, so the change is lost. "
                    + "Change it before the handler returns: not in a streamed body, a WebSocket or a teardown.",
                    request.method(), request.rawPath());
        }
    }

    private void runAll(Teardown[] hooks) {
        for (Teardown hook : hooks) {
            try {
                hook.teardown(request, error);
            } catch (Throwable failure) {
                app.logger().log(Level.ERROR, "Exception in a teardown hook of " + request.method() + " " + request.rawPath(), failure);
            }
        }
    }
}
