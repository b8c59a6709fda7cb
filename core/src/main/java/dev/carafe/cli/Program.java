package dev.carafe.cli;

import dev.carafe.config.Config;
import dev.carafe.reload.Reloader;
import dev.carafe.reload.Version;
import dev.carafe.routing.Rule;
import dev.carafe.server.Server;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An app as the command line sees it.
 *
 * @param name its name
 * @param app the app, for the shell
 * @param config its settings
 * @param logger logs failed commands
 * @param rules lists its rules
 * @param commands the app's own commands, by name
 * @param serving starts a server for the app
 * @param reloading starts a server for the reloader that replaces the app by newer versions
 * @param version supplies the app as a version for the reloader
 */
public record Program(String name, Object app, Config config, System.Logger logger, Supplier<List<Rule>> rules,
        Map<String, Command> commands, Serving serving, Reloading reloading, Supplier<Version> version) {

    /** A custom command of the app. */
    @FunctionalInterface
    public interface Command {
        /** Runs the command with the arguments that follow its name. */
        void run(List<String> arguments) throws Exception;
    }

    /** Starts a server for the app. */
    @FunctionalInterface
    public interface Serving {
        /** Starts it on an address of this machine. */
        Server start(String host, int port);
    }

    /** Starts a server for a reloader. */
    @FunctionalInterface
    public interface Reloading {
        /** Starts it on an address of this machine. */
        Server start(String host, int port, Reloader reloader);
    }
}
