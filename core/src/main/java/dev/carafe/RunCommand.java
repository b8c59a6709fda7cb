package dev.carafe;

import dev.carafe.server.HelidonServer;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs an app on this machine, with a banner and a log on the console, until the program is told to stop. */
final class RunCommand {
    private static final System.Logger LOGGER = System.getLogger("dev.carafe.server");

    private final App app;

    RunCommand(App app) {
        this.app = app;
    }

    int run(List<String> options) {
        String host = System.getProperty("carafe.host", "127.0.0.1");
        int port = port(System.getProperty("carafe.port", "5000"));
        for (Iterator<String> option = options.iterator(); option.hasNext();) {
            String name = option.next();
            switch (name) {
                case "--host", "-h" -> host = value(name, option);
                case "--port", "-p" -> port = port(value(name, option));
                case "--debug" -> app.config().set("DEBUG", true);
                default -> throw new UsageException("'run' has no option '%s'. Its options are: --host HOST, --port PORT, --debug."
                        .formatted(name));
            }
        }
        run(host, port);
        return 0;
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
        ConsoleFormat.install();
        HelidonServer server = app.start(host, port, true);
        Duration drain = app.config().getBoolean("DEBUG") ? Duration.ZERO : app.config().getDuration("SHUTDOWN_DRAIN");
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.stop(drain);
            stopped.countDown();
        }, "carafe-shutdown"));
        ProcessSignals.exitOnInterruptAndTermination();
        if (Boolean.getBoolean("carafe.exitWithParent")) {
            ProcessSignals.exitWithParent();
        }
        announce(server);
        try {
            stopped.await();
        } catch (InterruptedException e) {
            server.stop(drain);
        }
    }

    private void announce(HelidonServer server) {
        String running = "Running on %s (CTRL + C to quit)".formatted(server.uri());
        System.out.printf(" * Serving Carafe app '%s'%n", app.name());
        System.out.printf(" * Environment: %s%n", app.config().getString("ENV"));
        if ("production".equals(app.config().getString("ENV"))) {
            System.out.println(" * Please use a server that the program itself starts, by app.start(), directly in production");
        }
        System.out.printf(" * Debug mode: %s%n", app.config().getBoolean("DEBUG") ? "True" : "False");
        System.out.printf(" * %s%n", running);
        LOGGER.log(Level.INFO, running);
    }
}
