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

    synchronized HelidonServer start(Application app, ServerSettings settings) {
        startTasks.forEach(Runnable::run);
        HelidonServer server = HelidonServer.start(app, settings, () -> stopTasks.forEach(Runnable::run));
        servers.add(server);
        return server;
    }

    synchronized void stop() {
        servers.forEach(HelidonServer::close);
        servers.clear();
    }
}
