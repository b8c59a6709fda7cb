package dev.carafe;

import dev.carafe.server.Application;
import dev.carafe.server.HelidonServer;
import dev.carafe.server.ServerSettings;
import java.util.ArrayList;
import java.util.List;

/** The servers of an app, and the tasks that run when one starts and stops. */
final class Lifecycle {
    private final List<Runnable> startTasks = new ArrayList<>();
    private final List<Runnable> stopTasks = new ArrayList<>();
    private final List<HelidonServer> servers = new ArrayList<>();

    void onStart(Runnable task) {
        startTasks.add(task);
    }

    /** The last that is added runs first. */
    void onStop(Runnable task) {
        stopTasks.addFirst(task);
    }

    void begin() {
        startTasks.forEach(Runnable::run);
    }

    void end() {
        stopTasks.forEach(Runnable::run);
    }

    synchronized HelidonServer start(Application app, ServerSettings settings) {
        begin();
        try {
            return listen(app, settings, this::end);
        } catch (RuntimeException e) {
            end();
            throw e;
        }
    }

    /** Starts a server without the tasks of the app, for what runs them by itself. */
    synchronized HelidonServer listen(Application app, ServerSettings settings, Runnable whenStopped) {
        HelidonServer server = HelidonServer.start(app, settings, whenStopped);
        servers.add(server);
        return server;
    }

    synchronized void stop() {
        servers.forEach(HelidonServer::close);
        servers.clear();
    }
}
