package dev.carafe.cli;

import dev.carafe.http.header.*;
import dev.carafe.http.syntax.*;
import dev.carafe.middleware.*;
import dev.carafe.signal.*;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jshell.tool.JavaShellToolBuilder;

/** Runs JShell in this program with the app in scope as {@code app}, like Flask's {@code shell}. */
final class Shell {
    /** The variable through which typed code finds the app. Typed code and this class share it, whatever their class loaders. */
    private static final String APP = "dev.carafe.shell";
    private static final String STARTUP = """
            import dev.carafe.*;
            import dev.carafe.http.*;
            import static dev.carafe.Carafe.*;
            App app = (App) System.getProperties().get("%s");
            """.formatted(APP);

    private Shell() { }

    /** Runs until the user exits, and returns the exit code. */
    static int run(Object app) {
        if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
            throw new UsageException("The command 'shell' needs JShell, and this Java is without the module jdk.jshell. Run it on a JDK.");
        }
        System.getProperties().put(APP, app);
        try {
            Path startup = Files.createTempFile("shell", ".jsh");
            try {
                Files.writeString(startup, STARTUP);
                List<String> arguments = List.of("--execution", "local", "--class-path", System.getProperty("java.class.path"),
                        "--startup", "DEFAULT", "--startup", startup.toString());
                return JavaShellToolBuilder.builder().start(arguments.toArray(String[]::new));
            } finally {
                Files.delete(startup);
            }
        } catch (IOException e) {
            throw new UsageException("The command 'shell' can't write its startup file: " + e);
        } catch (Exception e) {
            throw new IllegalStateException("JShell failed.", e);
        }
    }
}
