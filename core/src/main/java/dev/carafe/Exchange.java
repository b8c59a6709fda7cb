package dev.carafe;

import dev.carafe.http.Request;
import dev.carafe.http.Requests;
import dev.carafe.logging.LogContext;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response, from the first look at it until everything is torn down. It owns the request's contexts, on whatever
 * threads they were entered, and the resources to close when it ends.
 *
 * <p>Middleware may call the app on another thread and stop waiting for it. So a context is torn down at the end of the exchange or, if
 * another thread is still working in it, by that thread. The monitor guards all state. It is held for a few assignments only and never
 * while code of the app runs, so it can't deadlock with the app's own locks.
 */
final class Exchange implements Owner {
    private static final System.Logger LOGGER = System.getLogger(Exchange.class.getName());

    final Request request;
    private final Thread thread = Thread.currentThread();
    private final @Nullable Context before = Context.current();
    private final @Nullable String idBefore = LogContext.requestId();
    private @Nullable RequestContext newest;
    /** The contexts before the newest, in order: there are any only where middleware calls the app more than once. */
    private @Nullable List<RequestContext> earlier;
    /** The contexts that threads other than the exchange's are working in. */
    private @Nullable List<RequestContext> elsewhere;
    private @Nullable List<AutoCloseable> owned;
    private boolean ended;

    Exchange(Request request) {
        this.request = request;
    }

    /**
     * Makes a context this thread's; returns the one before, which {@link #leave} takes. On the exchange's own thread it stays until the
     * end, so that a streamed body still has it.
     */
    @Nullable Context enter(RequestContext context) {
        synchronized (this) {
            if (newest != null) {
                earlier = added(earlier, newest);
            }
            newest = context;
            if (!Thread.currentThread().equals(thread)) {
                elsewhere = added(elsewhere, context);
            }
        }
        return Context.swap(context);
    }

    /** Ends the work of this thread in a context. */
    void leave(RequestContext context, @Nullable Context back) {
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        Context.swap(back);
        boolean last;
        synchronized (this) {
            last = elsewhere != null && elsewhere.remove(context) && ended;
        }
        if (last) {
            tearDown(context);
        }
    }

    @Override
    public void own(AutoCloseable resource) {
        synchronized (this) {
            if (!ended) {
                if (owned == null || !owned.contains(resource)) {
                    owned = added(owned, resource);
                }
                return;
            }
        }
        close(resource);
    }

    /** Returns the newest context that no other thread is working in, or null. */
    synchronized @Nullable RequestContext context() {
        if (newest == null || !isElsewhere(newest)) {
            return newest;
        }
        return earlier().filter(context -> !isElsewhere(context)).findFirst().orElse(null);
    }

    private boolean isElsewhere(RequestContext context) {
        return elsewhere != null && elsewhere.contains(context);
    }

    /** Returns the contexts before the newest, newest first. */
    private Stream<RequestContext> earlier() {
        return earlier == null ? Stream.empty() : earlier.reversed().stream();
    }

    /** Records in all contexts that no response could be sent. */
    synchronized void failed(Throwable failure) {
        if (newest != null) {
            newest.failed(failure);
            earlier().forEach(context -> context.failed(failure));
        }
    }

    /** Tears down the contexts, newest first, and closes what the exchange owns. The thread's previous context is restored. */
    void end() {
        RequestContext last;
        List<RequestContext> others;
        List<AutoCloseable> resources;
        synchronized (this) {
            ended = true;
            last = newest == null || isElsewhere(newest) ? null : newest;
            others = earlier == null ? List.of() : earlier().filter(context -> !isElsewhere(context)).toList();
            resources = owned == null ? List.of() : owned;
        }
        try {
            if (last != null) {
                tearDown(last);
            }
            others.forEach(Exchange::tearDown);
        } finally {
            resources.forEach(Exchange::close);
            deleteFiles();
            Context.swap(before);
            LogContext.swap(idBefore);
        }
    }

    private static void tearDown(RequestContext context) {
        Context before = Context.swap(context);
        try {
            context.teardown();
        } finally {
            Context.swap(before);
        }
    }

    private void deleteFiles() {
        try {
            Requests.deleteFiles(request);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "The uploaded files of the request could not be deleted", e);
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Throwable e) {
            LOGGER.log(Level.WARNING, "A resource of the response could not be closed", e);
        }
    }

    private static <T> List<T> added(@Nullable List<T> list, T element) {
        List<T> all = list == null ? new ArrayList<>(2) : list;
        all.add(element);
        return all;
    }
}
