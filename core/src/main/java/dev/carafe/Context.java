package dev.carafe;

import dev.carafe.http.Request;
import dev.carafe.session.Flashes;
import dev.carafe.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What belongs to one request while it is handled and sent: the globals of {@link Carafe} read it from the thread. */
final class Context {
    private static final ThreadLocal<@Nullable Context> CURRENT = new ThreadLocal<>();

    final App app;
    final Request request;
    final View view;
    private final @Nullable Context outer;
    private @Nullable Globals globals;
    private @Nullable Session session;
    private @Nullable List<Flashes.Message> flashes;
    private @Nullable List<After> afterThis;
    private @Nullable Throwable error;
    private boolean socket;

    private Context(App app, Request request, View view, @Nullable Context outer) {
        this.app = app;
        this.request = request;
        this.view = view;
        this.outer = outer;
    }

    /** Begins a context; whoever calls this ends it by {@link #unwind}. */
    static Context push(App app, Request request, View view) {
        Context context = new Context(app, request, view, CURRENT.get());
        CURRENT.set(context);
        if (Signals.APPCONTEXT_PUSHED.isConnected()) {
            Signals.APPCONTEXT_PUSHED.send(app, request);
        }
        return context;
    }

    /** Runs a task in this context on whatever thread it is called. */
    void run(Runnable task) {
        Context before = CURRENT.get();
        CURRENT.set(this);
        try {
            task.run();
        } finally {
            CURRENT.set(before);
        }
    }

    static @Nullable Context current() {
        return CURRENT.get();
    }

    /** The context of this thread, for a function of a given name, which needs one. */
    static Context require(String function) {
        Context context = CURRENT.get();
        if (context == null) {
            throw missing(function);
        }
        return context;
    }

    static IllegalStateException missing(String function) {
        String why = AppContext.current() == null
                ? "It belongs to the thread that handles one: a task for another thread gets it by withRequest(task)."
                : "A command, onStart and onStop have only app(), g() and urlFor(...): app.inRequest(request, task) gives them a request.";
        return new IllegalStateException(function + "() was called outside of a request. " + why);
    }

    /** Ends every context that was begun since, the innermost first. */
    static void unwind(@Nullable Context outer) {
        for (Context context = CURRENT.get(); context != outer && context != null; context = context.outer) {
            context.teardown();
            CURRENT.set(context.outer);
        }
    }

    /** Notes in the contexts that were begun since that no answer came of them. */
    static void failed(@Nullable Context outer, Throwable error) {
        for (Context context = CURRENT.get(); context != outer && context != null; context = context.outer) {
            context.error = error;
        }
    }

    /** Notes what went wrong after the answer. */
    void note(Throwable failure) {
        error = failure;
    }

    /** Notes that the answer opened a socket. */
    void becomeSocket() {
        socket = true;
    }

    void afterThis(After hook) {
        if (afterThis == null) {
            afterThis = new ArrayList<>();
        }
        afterThis.add(hook);
    }

    /** The hooks for the answer to this request only, in order. */
    List<After> afterThis() {
        return afterThis == null ? List.of() : afterThis;
    }

    Globals globals() {
        if (globals == null) {
            globals = new Globals();
        }
        return globals;
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

    /** The flashed messages, which are taken out of the session by the first call. */
    List<Flashes.Message> flashes() {
        if (flashes == null) {
            flashes = List.copyOf(Flashes.take(session()));
        }
        return flashes;
    }

    private void teardown() {
        for (Teardown hook : view.teardown) {
            runTeardown(hook);
        }
        if (Signals.REQUEST_TEARING_DOWN.isConnected()) {
            Signals.REQUEST_TEARING_DOWN.send(app, new Signals.TearingDown(request, error));
        }
        if (socket && Signals.WEBSOCKET_TEARING_DOWN.isConnected()) {
            Signals.WEBSOCKET_TEARING_DOWN.send(app, new Signals.TearingDown(request, error));
        }
        for (Teardown hook : app.contextTeardown()) {
            runTeardown(hook);
        }
        if (Signals.APPCONTEXT_TEARING_DOWN.isConnected()) {
            Signals.APPCONTEXT_TEARING_DOWN.send(app, new Signals.TearingDown(request, error));
        }
        if (Signals.APPCONTEXT_POPPED.isConnected()) {
            Signals.APPCONTEXT_POPPED.send(app, request);
        }
    }

    private void runTeardown(Teardown hook) {
        try {
            hook.teardown(request, error);
        } catch (Throwable failure) {
            app.log().failure("Exception in a teardown of", request, failure);
        }
    }
}
