package dev.carafe.reload;

import dev.carafe.debug.BrokenBuild;
import dev.carafe.debug.Debugger;
import dev.carafe.http.Outgoing;
import dev.carafe.http.RawRequest;
import dev.carafe.http.Requests;
import dev.carafe.http.Response;
import dev.carafe.json.JacksonJson;
import dev.carafe.json.JsonProvider;
import dev.carafe.json.JsonStyle;
import dev.carafe.server.RequestProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Serves the newest version of an app. It checks the sources before each request and from time to time. When they have changed, it compiles
 * them, calls the main method again in a new class loader, and lets the app set up there take over. The server keeps its port and
 * connections, and each request is served by one version.
 *
 * <p>While the sources don't compile or the app doesn't start, an error page says so and links to the last version that worked.
 */
public final class Reloader implements RequestProcessor, AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("dev.carafe.server");
    private static final JsonProvider JSON = new JacksonJson(JsonStyle.DEFAULT);
    private static final long PERIOD_MILLIS = 250;

    private final Project project;
    private final MainMethod main;
    private final Debugger debugger;
    private final ReentrantLock building = new ReentrantLock();
    private volatile Running current;
    private volatile @Nullable BrokenBuild broken;
    private volatile long stamp;

    private Reloader(Project project, MainMethod main, Debugger debugger, Running first) {
        this.project = project;
        this.main = main;
        this.debugger = debugger;
        this.current = first;
        this.stamp = project.stamp();
    }

    /**
     * Starts with the version that the main method on this thread's stack has set up.
     *
     * @param arguments the arguments for the main method when it is called again
     * @throws ReloadException if the program can't be compiled here
     */
    public static Reloader of(Version running, List<String> arguments, Debugger debugger) {
        Build.compiler();
        Class<?> type = MainMethod.callingClass();
        Project project = Project.of(type);
        running.begin().run();
        Running first = new Running(running, Thread.currentThread().getContextClassLoader(), () -> { });
        Reloader reloader = new Reloader(project, new MainMethod(type.getName(), arguments), debugger, first);
        Thread.ofPlatform().daemon().name("carafe-reload").start(reloader::watch);
        return reloader;
    }

    /**
     * Hands a version to the reloader that called this thread's main method, and then never returns. Does nothing if no reloader called it.
     */
    public static void handOver(Version version) {
        Start start = Start.current();
        if (start != null) {
            start.give(version);
        }
    }

    @Override
    public void serve(RawRequest raw, Consumer<Outgoing> send) {
        refresh();
        Response page = pageOfBroken(raw);
        if (page != null) {
            send.accept(Outgoing.of(raw.method(), page));
            return;
        }
        while (!current.serve(raw, send)) {
            Thread.onSpinWait(); // this version has just ended, so a newer one is about to be current
        }
    }

    private @Nullable Response pageOfBroken(RawRequest raw) {
        BrokenBuild build = broken;
        return build == null ? null : debugger.respond(Requests.received(raw, JSON), build);
    }

    private void watch() {
        try {
            warmUp();
            while (true) {
                Thread.sleep(PERIOD_MILLIS);
                refresh();
            }
        } catch (InterruptedException e) {
            // not expected: this thread is never interrupted
        } catch (UncheckedIOException e) {
            LOGGER.log(Level.WARNING, "The sources can't be watched any more; they are looked at when a request comes", e);
        }
    }

    /**
     * Compiles once and drops the result, so that the compiler is fast when it is needed. Holds the lock, since Kotlin's compiler can't run
     * twice at once.
     */
    private void warmUp() {
        building.lock();
        try {
            Build.of(project).delete();
        } catch (RuntimeException e) {
            LOGGER.log(Level.DEBUG, "The compiler could not be warmed up", e);
        } finally {
            building.unlock();
        }
    }

    private void refresh() {
        if (project.stamp() == stamp) {
            return;
        }
        building.lock();
        try {
            long now = project.stamp();
            if (now != stamp) {
                rebuild(Long.toHexString(now));
                stamp = now;
            }
        } finally {
            building.unlock();
        }
    }

    private void rebuild(String name) {
        long start = System.nanoTime();
        Build build;
        try {
            build = Build.of(project);
        } catch (RuntimeException | Error e) {
            LOGGER.log(Level.ERROR, "The app can't be compiled", e);
            broken = new BrokenBuild(name, List.of(), e);
            return;
        }
        if (build.errors().isEmpty()) {
            broken = replace(build, name);
        } else {
            build.delete();
            broken = new BrokenBuild(name, build.errors(), null);
            build.errors().forEach(error -> LOGGER.log(Level.ERROR, error.file() + ":" + error.line() + ": " + error.message()));
        }
        if (broken == null) {
            LOGGER.log(Level.INFO, "Reloaded in %d ms".formatted((System.nanoTime() - start) / 1_000_000));
        }
    }

    /** Starts a build's version and lets it take over. Returns what is wrong if it does not start, or null. */
    private @Nullable BrokenBuild replace(Build build, String name) {
        BuildClasses loader = new BuildClasses(build.classes(), Reloader.class.getClassLoader());
        Start start = Start.of(main, loader);
        try {
            Version version = start.await();
            version.begin().run();
            Running old = current;
            current = new Running(version, loader, () -> cleanup(start, loader, build));
            Thread.ofVirtual().start(old::end);
            return null;
        } catch (Throwable e) {
            LOGGER.log(Level.ERROR, "The app does not start", e);
            cleanup(start, loader, build);
            return new BrokenBuild(name, List.of(), e);
        }
    }

    private static void cleanup(Start start, BuildClasses loader, Build build) {
        start.end();
        try {
            loader.close();
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "The classes of a version could not be closed", e);
        }
        build.delete();
    }

    /** Tells the running version that the server is about to stop. */
    public void stopping() {
        current.stopping();
    }

    /** Ends the running version. */
    @Override
    public void close() {
        current.end();
    }
}
