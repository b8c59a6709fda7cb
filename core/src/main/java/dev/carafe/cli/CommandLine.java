package dev.carafe.cli;

import dev.carafe.config.ConfigException;
import dev.carafe.server.ServerException;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The command line of an app: {@code java -jar people.jar run --port 8000}. */
public final class CommandLine {
    static final int FAILURE = 1;
    private static final int USAGE = 2;
    private static final List<String> BUILT_IN = List.of("run", "routes", "config", "shell", "aot", "help");
    private static final String HELP = """
            Usage: [COMMAND] [OPTIONS]

            Commands:
              run      serve the app, as without a command; %s
              routes   list the rules
              config   list the settings, secrets hidden
              shell    open a JShell that has the app
              aot      write a cache with which 'java -jar' starts faster; paths to ask for may follow
              help     show this, as --help does
            """.formatted(RunCommand.OPTIONS);

    private final Program program;
    private final PrintStream out;
    private final PrintStream err;

    /** Creates the command line of a program. Its output goes to the given streams. */
    public CommandLine(Program program, PrintStream out, PrintStream err) {
        this.program = program;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command named by the first argument, or {@code run}, and returns the exit code. Settings from files, the environment and
     * system properties override those in the code.
     */
    public int run(String... args) {
        boolean named = args.length > 0 && !args[0].startsWith("-");
        String command = named ? args[0] : "run";
        List<String> options = Arrays.asList(args).subList(named ? 1 : 0, args.length);
        if (command.equals("help") || (BUILT_IN.contains(command) && options.contains("--help"))) {
            return help();
        }
        try {
            program.config().fromFileNamedBy("CARAFE_SETTINGS").fromEnvironment("CARAFE").fromSystemProperties("carafe");
            return switch (command) {
                case "run" -> new RunCommand(program).run(options);
                case "aot" -> new AotCommand(out, err).run(options);
                case "routes", "config", "shell" -> withoutOptions(command, options);
                default -> own(command, options);
            };
        } catch (UsageException e) {
            err.println(e.getMessage());
            return USAGE;
        } catch (ConfigException | ServerException e) {
            err.println(e.getMessage());
            return FAILURE;
        }
    }

    /** Runs a server on a local address until the program is told to stop. */
    public void run(String host, int port) {
        new RunCommand(program).run(host, port);
    }

    private int help() {
        out.print(HELP);
        program.commands().keySet().forEach(name -> out.println("  " + name));
        return 0;
    }

    private int own(String name, List<String> arguments) {
        Program.Command command = program.commands().get(name);
        if (command == null) {
            List<String> names = Stream.concat(BUILT_IN.stream(), program.commands().keySet().stream()).toList();
            throw new UsageException("There is no command '%s'. The commands are: %s.".formatted(name, String.join(", ", names)));
        }
        try {
            command.run(arguments);
            return 0;
        } catch (CommandException e) {
            err.println(e.getMessage());
            return FAILURE;
        } catch (Exception e) {
            program.logger().log(Level.ERROR, "The command " + name + " failed", e);
            return FAILURE;
        }
    }

    private int withoutOptions(String command, List<String> options) {
        if (!options.isEmpty()) {
            throw new UsageException("The command '%s' takes no options, but '%s' was given.".formatted(command, options.getFirst()));
        }
        switch (command) {
            case "routes" -> out.print(RouteTable.of(program.rules().get()));
            case "config" -> out.println(program.config());
            default -> {
                return Shell.run(program.app());
            }
        }
        return 0;
    }
}
