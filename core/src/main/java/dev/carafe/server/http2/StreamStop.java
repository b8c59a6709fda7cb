package dev.carafe.server.http2;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.Map;

/** What is to be done when the server is about to stop, by those streams that would go on for ever. */
final class StreamStop {
    private final Map<Object, Runnable> tasks = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /** Sets what a stream does, at once if the server is stopping already. */
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
