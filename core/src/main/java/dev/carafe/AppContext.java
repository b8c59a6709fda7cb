package dev.carafe;

import org.jspecify.annotations.Nullable;

/** What belongs to an app on a thread that handles no request: in a command, and in a task of its start or stop. */
final class AppContext {
    private static final ThreadLocal<@Nullable AppContext> CURRENT = new ThreadLocal<>();

    final App app;
    final Globals globals = new Globals();

    private AppContext(App app) {
        this.app = app;
    }

    static @Nullable AppContext current() {
        return CURRENT.get();
    }

    /** The context of this thread, for a function of a given name, which needs an app and no request. */
    static AppContext require(String function) {
        AppContext context = CURRENT.get();
        if (context == null) {
            throw Context.missing(function);
        }
        return context;
    }

    /** Runs a task in a context of its own. */
    static <E extends Exception> void run(App app, Task<E> task) throws E {
        AppContext outer = CURRENT.get();
        CURRENT.set(new AppContext(app));
        try {
            task.run();
        } finally {
            CURRENT.set(outer);
        }
    }

    interface Task<E extends Exception> {
        void run() throws E;
    }
}
