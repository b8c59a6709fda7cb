package dev.carafe.cli;

import java.lang.System.Logger.Level;
import java.lang.reflect.Proxy;

/** Shuts the program down in an orderly way when it is told to stop. */
final class ProcessSignals {
    private ProcessSignals() { }

    /**
     * Makes Ctrl-C and SIGTERM exit with code 0 after the shutdown hooks; the JVM's defaults are 130 and 143. The class for this is in
     * every JDK but not in the standard, so it is looked up by reflection. Without it, only the exit code differs.
     */
    static void exitOnInterruptAndTermination() {
        exitOn("INT");
        exitOn("TERM");
    }

    private static void exitOn(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object exit = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> {
                if (method.getName().equals("handle")) {
                    System.exit(0);
                }
                return null;
            });
            signal.getMethod("handle", signal, handler).invoke(null, signal.getConstructor(String.class).newInstance(name), exit);
        } catch (ReflectiveOperationException e) {
            // This also happens if the parent process makes the program ignore the signal, as a shell does in the background.
            System.getLogger(ProcessSignals.class.getName()).log(Level.DEBUG, "SIG" + name + " keeps its usual effect", e);
        }
    }

    /** Ends this program when its parent process ends, since a killed build tool leaves its child running. */
    static void exitWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> {
            var unused = parent.onExit().thenRun(() -> System.exit(0));
        });
    }
}
