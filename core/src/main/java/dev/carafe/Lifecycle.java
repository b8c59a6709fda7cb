package dev.carafe;

import dev.carafe.reload.Reloader;
import dev.carafe.reload.Version;
import dev.carafe.server.Application;
import dev.carafe.server.HelidonServer;
import dev.carafe.server.ServerSettings;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/** The servers of an app, and the tasks that run when one starts and stops. */
final class Lifecycle {
    private final App app;
    private final List<Runnable> startTasks = new ArrayList<>();
    private final List<Runnable> stopTasks = new ArrayList<>();
    private final List<HelidonServer> servers = new ArrayList<>();

    Lifecycle(App app) {
        this.app = app;
    }

    void onStart(Runnable task) {
        startTasks.add(task);
    }

    /** The last that is added runs first. */
    void onStop(Runnable task) {
        stopTasks.addFirst(task);
    }

    private void begin() {
        app.started();
        AppContext.run(app, () -> startTasks.forEach(Runnable::run));
    }

    private void end() {
        AppContext.run(app, () -> stopTasks.forEach(Runnable::run));
    }

    /** Starts a server of the app, or of what stands in front of it. */
    synchronized HelidonServer start(String host, int port, boolean accessLog, Application application) {
        app.config().warnings().forEach(warning -> app.logger().log(Level.WARNING, warning));
        begin();
        try {
            return listen(application, ServerSettings.of(app.config(), host, port, accessLog), this::end);
        } catch (RuntimeException e) {
            end();
            throw e;
        }
    }

    /** Starts a server of what runs the tasks of the app by itself. */
    synchronized HelidonServer start(String host, int port, Reloader reloader) {
        return listen(reloader, ServerSettings.of(app.config(), host, port, true), reloader::close);
    }

    /** The app as what replaces an older version of it, and is replaced by newer ones. */
    Version version() {
        return new Version(app::serve, this::begin, this::end);
    }

    private HelidonServer listen(Application application, ServerSettings settings, Runnable whenStopped) {
        HelidonServer server = HelidonServer.start(application, settings, whenStopped);
        servers.add(server);
        return server;
    }

    synchronized void stop() {
        servers.forEach(HelidonServer::close);
        servers.clear();
    }
}
