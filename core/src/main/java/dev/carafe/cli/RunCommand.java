package dev.carafe.cli;

import dev.carafe.config.Config;
import dev.carafe.debug.DebugToken;
import dev.carafe.debug.Debugger;
import dev.carafe.reload.ReloadException;
import dev.carafe.reload.Reloader;
import dev.carafe.server.Server;
import dev.carafe.server.ServerException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Runs an app on this machine, with a banner and a log on the console, until the program is told to stop. */
final class RunCommand {
    private static final System.Logger LOGGER = System.getLogger("dev.carafe.server");

    static final String OPTIONS = "--host HOST, --port PORT, --debug, --reload, --certfile FILE, --keyfile FILE, --http2";

    private final Program program;

    RunCommand(Program program) {
        this.program = program;
    }

    int run(List<String> options) {
        String host = place("carafe.host", "HOST", "127.0.0.1");
        int port = port(place("carafe.port", "PORT", "5000"));
        boolean reload = false;
        for (Iterator<String> option = options.iterator(); option.hasNext();) {
            String name = option.next();
            switch (name) {
                case "--host", "-h" -> host = value(name, option);
                case "--port", "-p" -> port = port(value(name, option));
                case "--debug" -> program.config().set("DEBUG", true);
                case "--reload" -> reload = true;
                case "--certfile" -> program.config().set("CERTFILE", value(name, option));
                case "--keyfile" -> program.config().set("KEYFILE", value(name, option));
                case "--http2" -> program.config().set("HTTP2", true);
                default -> throw new UsageException("'run' has no option '%s'. Its options are: %s.".formatted(name, OPTIONS));
            }
        }
        if (reload) {
            runReloading(host, port, options);
        } else {
            run(host, port);
        }
        return 0;
    }

    /** Reads a part of the address from where platforms and process managers set it, for use when no option does. */
    private static String place(String property, String variable, String fallback) {
        String value = System.getProperty(property, System.getenv(variable));
        return value == null || value.isEmpty() ? fallback : value;
    }

    /** Runs the app and its newer versions. A newer version's main method gets here too, and takes over from the version before it. */
    private void runReloading(String host, int port, List<String> options) {
        program.config().set("DEBUG", true);
        askForToken();
        Reloader.handOver(program.version().get());
        List<String> arguments = new ArrayList<>(options);
        arguments.addFirst("run");
        logToConsole(); // before the first version starts, which may log
        try {
            Reloader reloader = Reloader.of(program.version().get(), arguments, new Debugger(program.config()));
            run(() -> program.reloading().start(host, port, reloader));
        } catch (ReloadException e) {
            throw new UsageException(Objects.requireNonNull(e.getMessage()));
        }
    }

    /** Sets a token for debug mode, unless one is set. Must run before the app starts, which reads the setting. */
    private void askForToken() {
        if (program.config().getBoolean("DEBUG") && program.config().getString("DEBUG_TOKEN") == null) {
            program.config().set("DEBUG_TOKEN", DebugToken.ofProgram());
        }
    }

    private static String value(String name, Iterator<String> option) {
        if (!option.hasNext()) {
            throw new UsageException("The option '%s' needs a value after it.".formatted(name));
        }
        return option.next();
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        throw new UsageException("'%s' is no port. A port is a number from 0 to 65535; 0 is any free one.".formatted(text));
    }

    void run(String host, int port) {
        askForToken();
        run(() -> program.serving().start(host, port));
    }

    private void run(Supplier<Server> start) {
        boolean onConsole = logToConsole();
        Server server = start.get();
        Duration drain = program.config().getBoolean("DEBUG") ? Duration.ZERO : program.config().getDuration("SHUTDOWN_DRAIN");
        Thread stopping = new Thread(() -> stop(server, drain), "carafe-shutdown");
        Runtime.getRuntime().addShutdownHook(stopping);
        ProcessSignals.exitOnInterruptAndTermination();
        if (Boolean.getBoolean("carafe.exitWithParent")) {
            ProcessSignals.exitWithParent();
        }
        announce(server, onConsole);
        try {
            server.awaitStop();
        } catch (InterruptedException e) {
            stop(server, drain);
        } catch (ServerException e) {
            server.close();
            throw e;
        }
        forget(stopping);
    }

    private boolean logToConsole() {
        return ConsoleFormat.install(program.config().getString("ACCESS_LOG_FORMAT") != null);
    }

    private static void stop(Server server, Duration drain) {
        server.drain(drain);
        server.close();
    }

    /** Removes a shutdown hook. A stopped server no longer needs it, and the hook would keep the server in memory. */
    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is shutting down, which is why the server has stopped
        }
    }

    /** Prints how the app is served: on the console as Quart does, or in the log if that goes elsewhere. */
    private void announce(Server server, boolean onConsole) {
        Config config = program.config();
        boolean debug = config.getBoolean("DEBUG");
        String running = "Running on %s (CTRL + C to quit)".formatted(server.uri());
        List<String> banner = new ArrayList<>();
        banner.add("Serving Carafe app '%s'".formatted(program.name()));
        banner.add("Environment: " + config.getString("ENV"));
        if ("production".equals(config.getString("ENV")) && !debug) {
            banner.add("Please use a service manager to run this server directly in production");
        }
        banner.add("Debug mode: " + (debug ? "True" : "False"));
        if (debug) {
            banner.add("Debugger: open %s/?%s=%s once to see its pages".formatted(server.uri(), DebugToken.PARAMETER,
                    config.getString("DEBUG_TOKEN")));
        }
        if (onConsole) {
            banner.forEach(line -> System.out.println(" * " + line));
            System.out.println(" * " + running);
        } else {
            banner.forEach(line -> LOGGER.log(Level.INFO, line));
        }
        LOGGER.log(Level.INFO, running);
        if (debug && !isLocal(server.uri().getHost())) {
            LOGGER.log(Level.WARNING, "Debug mode is on, and others than this machine can reach %s. They get no debug page, but all else "
                    .formatted(server.uri()) + "that debug mode changes. Leave out --host, or debug mode.");
        }
    }

    private static boolean isLocal(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
