package dev.carafe;

import dev.carafe.logging.LogContext;
import org.jspecify.annotations.Nullable;

/**
 * The state of an app while it runs a command, a start or stop task or, as a {@link RequestContext}, a request. The thread-local is only
 * how {@link Carafe} finds it; code that works in a context is passed it.
 */
class Context {
    private static final ThreadLocal<@Nullable Context> CURRENT = new ThreadLocal<>();

    final App app;
    private @Nullable Globals globals;

    Context(App app) {
        this.app = app;
    }

    /** Returns the context of this thread, or null. */
    static @Nullable Context current() {
        return CURRENT.get();
    }

    /** Returns the context of this thread, for a function that needs one; the name is for the error. */
    static Context require(String function) {
        Context context = current();
        if (context == null) {
            throw missing(function);
        }
        return context;
    }

    static IllegalStateException missing(String function) {
        String why = current() == null
                ? "It belongs to the thread that handles one: a task for another thread gets it by withRequest(task)."
                : "A command, onStart and onStop have only app(), g() and urlFor(...): app.inRequest(request, task) gives them a request.";
        return new IllegalStateException(function + "() was called outside of a request. " + why);
    }

    /** Makes a context (or none) the thread's current one and returns the previous one. */
    static @Nullable Context swap(@Nullable Context context) {
        Context before = CURRENT.get();
        CURRENT.set(context);
        String id = context == null ? null : context.requestId();
        if (context == null || id != null) { // a context without an id may stand within middleware that has one
            LogContext.swap(id);
        }
        return before;
    }

    /** Runs a task in this context, on the calling thread. */
    <E extends Exception> void run(Task<E> task) throws E {
        String id = LogContext.requestId();
        Context before = swap(this);
        try {
            task.run();
        } finally {
            swap(before);
            LogContext.swap(id);
        }
    }

    /** The id of the request, if this is the context of one that has an id. */
    @Nullable String requestId() {
        return null;
    }

    Globals globals() {
        if (globals == null) {
            globals = new Globals();
        }
        return globals;
    }

    interface Task<E extends Exception> {
        void run() throws E;
    }
}
