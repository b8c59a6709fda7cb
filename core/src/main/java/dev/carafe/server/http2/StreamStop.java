package dev.carafe.server.http2;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.Map;

/** The tasks that end endless streams when the server is about to stop. */
final class StreamStop {
    private final Map<Object, Runnable> tasks = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /** Sets the task of a stream. Runs it at once if the server is already stopping. */
    void when(Object stream, Runnable task) {
        tasks.put(stream, task);
        if (stopping) {
            run(stream);
        }
    }

    void forget(Object stream) {
        tasks.remove(stream);
    }

    void stop() {
        stopping = true;
        List.copyOf(tasks.keySet()).forEach(this::run);
    }

    private void run(Object stream) {
        Runnable task = tasks.remove(stream);
        if (task != null) {
            task.run();
        }
    }
}
