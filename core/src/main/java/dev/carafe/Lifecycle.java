package dev.carafe;

import dev.carafe.config.Config;
import dev.carafe.http.Outgoing;
import dev.carafe.http.RawRequest;
import dev.carafe.live.BackgroundTasks;
import dev.carafe.reload.Reloader;
import dev.carafe.reload.Version;
import dev.carafe.routing.UrlMap;
import dev.carafe.server.Connector;
import dev.carafe.server.HelidonFeatures;
import dev.carafe.server.RequestProcessor;
import dev.carafe.server.Server;
import dev.carafe.server.ServerSettings;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The servers of an app, and the tasks that run when they start and stop. */
final class Lifecycle {
    private final Config config;
    private final System.Logger logger;
    private final Consumer<Runnable> inContext;
    private final List<Runnable> startTasks = new ArrayList<>();
    private final List<Runnable> stoppingTasks = new ArrayList<>();
    private final List<Runnable> stopTasks = new ArrayList<>();
    private final BackgroundTasks background;
    private final HelidonFeatures helidon = new HelidonFeatures();
    private final List<AutoCloseable> running = new ArrayList<>();
    /** Whether the start tasks have run for something whose stop tasks have not. */
    private volatile boolean begun;
    private boolean beginning;

    /** Creates the lifecycle of an app; {@code inContext} runs its tasks in a context of the app. */
    Lifecycle(Config config, System.Logger logger, Consumer<Runnable> inContext) {
        this.config = config;
        this.logger = logger;
        this.inContext = inContext;
        this.background = new BackgroundTasks(logger);
    }

    HelidonFeatures helidon() {
        return helidon;
    }

    void background(Runnable task) {
        background.start(() -> inContext.accept(task));
    }

    void onStart(Runnable task) {
        startTasks.add(task);
    }

    void onStopping(Runnable task) {
        stoppingTasks.add(task);
    }

    /** Adds a stop task; the one added last runs first. */
    void onStop(Runnable task) {
        stopTasks.addFirst(task);
    }

    /** Runs the start tasks. If one fails, the stop tasks free what the others have opened. */
    private synchronized void begin() {
        beginning = true;
        try {
            inContext.accept(() -> startTasks.forEach(Runnable::run));
        } catch (RuntimeException | Error e) {
            end(null);
            throw e;
        } finally {
            beginning = false;
        }
    }

    /**
     * Runs all stop tasks, even if some fail, for something that ran. If it was the last, it waits for the background tasks first. A stop
     * task that makes a request does not begin the app anew.
     */
    private void end(@Nullable AutoCloseable ran) {
        if (untrack(ran)) {
            background.awaitAll(config.getDuration("SHUTDOWN_GRACE"));
        }
        inContext.accept(() -> stopTasks.forEach(task -> run(task, "onStop")));
        settle();
    }

    private void stopping() {
        inContext.accept(() -> stoppingTasks.forEach(task -> run(task, "onStopping")));
    }

    /** Stops what has no drain. */
    private void finish(AutoCloseable ran) {
        stopping();
        end(ran);
    }

    private void run(Runnable task, String hook) {
        try {
            task.run();
        } catch (Throwable e) {
            logger.log(Level.ERROR, "Exception in a task of " + hook, e);
        }
    }

    /** Loads in the background what a server needs. */
    void prepare() {
        Server.prepare(helidon);
    }

    /** Starts a server of the app, or of a front that observes it. */
    synchronized Server start(String host, int port, boolean accessLog, RequestProcessor app) {
        ServerSettings settings = settings(host, port, accessLog);
        begin();
        try {
            return track(Server.start(app, helidon, settings, this::stopping, this::end));
        } catch (RuntimeException e) {
            end(null);
            throw e;
        }
    }

    /** Starts a server that swaps versions of the app; each version runs its own tasks. */
    synchronized Server start(String host, int port, Reloader reloader) {
        prepare();
        return track(Server.start(reloader, helidon, settings(host, port, true), reloader::stopping, server -> {
            var unused = untrack(server);
            reloader.close();
            settle();
        }));
    }

    /** Connects an app, or a front that observes it, to a transport other than a server. */
    synchronized Connector connect(RequestProcessor app) {
        ServerSettings settings = settings("127.0.0.1", 0, false);
        begin();
        return track(Connector.of(app, helidon, settings, this::finish));
    }

    /** Returns an app as a part of a server that is not its own, which runs the tasks with it. */
    RequestProcessor mounted(UrlMap urls, RequestProcessor app) {
        return new RequestProcessor() {
            private @Nullable AutoCloseable tasks;

            @Override
            public void serve(RawRequest request, Consumer<Outgoing> send) {
                app.serve(request, send);
            }

            @Override
            public boolean takes(String method, String rawPath) {
                return urls.matches(method, rawPath);
            }

            @Override
            public void begin() {
                synchronized (Lifecycle.this) {
                    if (tasks == null) {
                        settings("", 0, false);
                        tasks = beginAlone();
                    }
                }
            }

            @Override
            public void end() {
                AutoCloseable ran;
                synchronized (Lifecycle.this) {
                    ran = running.contains(tasks) ? tasks : null;
                    tasks = null;
                }
                if (ran != null) {
                    finish(ran);
                }
            }
        };
    }

    /** Runs the start tasks for a request that no server brings, unless they have run for one that still stands. */
    void ensureBegun() {
        if (!begun) {
            synchronized (this) {
                if (!begun && !beginning) {
                    var unused = beginAlone();
                }
            }
        }
    }

    /** Runs the start tasks; returns what runs the stop tasks. */
    private AutoCloseable beginAlone() {
        begin();
        return track(new AutoCloseable() {
            @Override
            public void close() {
                finish(this);
            }
        });
    }

    private ServerSettings settings(String host, int port, boolean accessLog) {
        config.check();
        config.warnings().forEach(warning -> logger.log(Level.WARNING, warning));
        return ServerSettings.of(config, host, port, accessLog);
    }

    private <T extends AutoCloseable> T track(T started) {
        running.add(started);
        begun = true;
        return started;
    }

    /** Notes that something has stopped; returns whether it was the last. */
    private synchronized boolean untrack(@Nullable AutoCloseable stopped) {
        running.remove(stopped);
        return running.isEmpty();
    }

    private synchronized void settle() {
        begun = !running.isEmpty();
    }

    /** Returns the app as a version that replaces an older one and is replaced by newer ones. */
    Version version(RequestProcessor app) {
        return new Version(app, this::begin, this::stopping, () -> end(null));
    }

    /** Returns how many connections the servers of the app have. */
    synchronized int connections() {
        return running.stream().mapToInt(started -> started instanceof Server server ? server.connections() : 0).sum();
    }

    /** Stops everything that is still running. */
    void stop() {
        List<AutoCloseable> all;
        synchronized (this) {
            all = List.copyOf(running);
            running.clear();
        }
        all.forEach(Lifecycle::close);
    }

    private static void close(AutoCloseable started) {
        try {
            started.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The server could not be stopped.", e);
        }
    }
}
