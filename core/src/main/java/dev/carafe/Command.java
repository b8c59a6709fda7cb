package dev.carafe;

import java.util.List;

/** A command of an app's program: {@code java -jar people.jar seed --count 10}. */
@FunctionalInterface
public interface Command {
    /**
     * Runs the command with the arguments that follow its name. A {@link Failure} ends the program with exit code 1 and its message; any
     * other exception with exit code 1 and a stack trace, for it is a fault of the program.
     */
    void run(List<String> arguments) throws Exception;

    /**
     * Ends a command with exit code 1 and a message on the standard error, without a stack trace.
     *
     * <pre>{@code
     * app.command("seed", args -> {
     *     if (args.isEmpty()) {
     *         throw new Command.Failure("Say how many people to add: seed 10.");
     *     }
     *     ...
     * });
     * }</pre>
     */
    final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** Creates the failure, told by a message for whoever ran the command. */
        public Failure(String message) {
            super(message);
        }
    }
}
