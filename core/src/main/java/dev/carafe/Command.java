package dev.carafe;

import java.util.List;

/** A command of an app's program: {@code java -jar people.jar seed --count 10}. */
@FunctionalInterface
public interface Command {
    /** Runs the command with the arguments that follow its name. An exception ends the program with exit code 1 and a stack trace. */
    void run(List<String> arguments) throws Exception;
}
