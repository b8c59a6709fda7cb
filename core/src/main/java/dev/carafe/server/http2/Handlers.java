package dev.carafe.server.http2;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The threads on which the requests of a connection are handled. */
final class Handlers {
    private static final System.Logger LOGGER = System.getLogger(Http2Connection.class.getName());

    private final StreamHandler handler;
    private final Streams streams;
    private final Runnable whenQuiet;
    private final StreamStop stop = new StreamStop();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    /** Creates the threads for a handler. Runs a task whenever the last request has ended. */
    Handlers(StreamHandler handler, Streams streams, Runnable whenQuiet) {
        this.handler = handler;
        this.streams = streams;
        this.whenQuiet = whenQuiet;
    }

    void start(Stream stream) {
        streams.handling();
        Thread.ofVirtual().name("carafe-stream").inheritInheritableThreadLocals(false).start(() -> handle(stream));
    }

    private void handle(Stream stream) {
        threads.add(Thread.currentThread());
        try {
            StreamResponse response = new StreamResponse(stream, stop);
            if (stream.head().expectsToBeAsked()) {
                stream.body().askBefore(response::ask);
            }
            handler.handle(new StreamRequest(stream), response);
        } catch (Throwable e) {
            LOGGER.log(Level.ERROR, "A request could not be handled", e);
        } finally {
            stream.end();
            threads.remove(Thread.currentThread());
            ended();
        }
    }

    private void ended() {
        try {
            if (streams.handled()) {
                whenQuiet.run();
            }
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "The connection has ended", e);
        }
    }

    /** Ends the streams that would never end by themselves. */
    void stop() {
        stop.stop();
    }

    void interrupt() {
        threads.forEach(Thread::interrupt);
    }
}
