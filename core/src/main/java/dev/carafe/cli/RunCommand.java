package dev.carafe.cli;

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
        String host = System.getProperty("carafe.host", "127.0.0.1");
        int port = port(System.getProperty("carafe.port", "5000"));
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

    /** Runs the app and its newer versions; one of these gets here too, and takes over from the one before it. */
    private void runReloading(String host, int port, List<String> options) {
        program.config().set("DEBUG", true);
        askForToken();
        Reloader.handOver(program.version().get());
        List<String> arguments = new ArrayList<>(options);
        arguments.addFirst("run");
        try {
            Reloader reloader = Reloader.of(program.version().get(), arguments, new Debugger(program.config()));
            run(() -> program.reloading().start(host, port, reloader));
        } catch (ReloadException e) {
            throw new UsageException(Objects.requireNonNull(e.getMessage()));
        }
    }

    /** Before the app starts: whether somebody else's browser is asked for the token is settled then. */
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
            // told below
        }
        throw new UsageException("'%s' is no port. A port is a number from 0 to 65535; 0 is any free one.".formatted(text));
    }

    void run(String host, int port) {
        askForToken();
        run(() -> program.serving().start(host, port));
    }

    private void run(Supplier<Server> start) {
        ConsoleFormat.install();
        Server server = start.get();
        Duration drain = program.config().getBoolean("DEBUG") ? Duration.ZERO : program.config().getDuration("SHUTDOWN_DRAIN");
        Thread stopping = new Thread(() -> server.stop(drain), "carafe-shutdown");
        Runtime.getRuntime().addShutdownHook(stopping);
        ProcessSignals.exitOnInterruptAndTermination();
        if (Boolean.getBoolean("carafe.exitWithParent")) {
            ProcessSignals.exitWithParent();
        }
        announce(server);
        try {
            server.awaitStop();
        } catch (InterruptedException e) {
            server.stop(drain);
        } catch (ServerException e) {
            server.close();
            throw e;
        }
        forget(stopping);
    }

    /** A server that has stopped needs no hook any more, nor may the hook keep it in memory. */
    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the program is ending, which is why the server has stopped
        }
    }

    private void announce(Server server) {
        String running = "Running on %s (CTRL + C to quit)".formatted(server.uri());
        System.out.printf(" * Serving Carafe app '%s'%n", program.name());
        System.out.printf(" * Environment: %s%n", program.config().getString("ENV"));
        if ("production".equals(program.config().getString("ENV"))) {
            System.out.println(" * Please use a service manager to run this server directly in production");
        }
        System.out.printf(" * Debug mode: %s%n", program.config().getBoolean("DEBUG") ? "True" : "False");
        if (program.config().getBoolean("DEBUG")) {
            System.out.printf(" * Debugger: open %s/?%s=%s once to see its pages%n", server.uri(), DebugToken.PARAMETER,
                    program.config().getString("DEBUG_TOKEN"));
        }
        System.out.printf(" * %s%n", running);
        LOGGER.log(Level.INFO, running);
        if (program.config().getBoolean("DEBUG") && !isLocal(server.uri().getHost())) {
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
