package dev.carafe.server;

import io.helidon.logging.common.spi.LoggingProvider;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps Helidon's own log to what someone has to act on: its banner and its lines about clients that misbehave are told by Carafe where
 * they matter. A level that the program has set stays.
 */
public final class HelidonLog implements LoggingProvider {
    // Held here, for java.util.logging forgets the level of a logger that nobody holds.
    private static final Logger HELIDON = Logger.getLogger("io.helidon");
    private static final Logger WEBSERVER = Logger.getLogger("io.helidon.webserver");
    private static final Logger STARTUP = Logger.getLogger("io.helidon.webserver.LoomServer");

    /** For Helidon, which looks for a provider on the class path and complains if there is none. */
    public HelidonLog() { }

    static void quiet() {
        set(HELIDON, Level.WARNING);
        set(WEBSERVER, Level.SEVERE);
        set(STARTUP, Level.OFF);
    }

    private static void set(Logger logger, Level level) {
        if (logger.getLevel() == null) {
            logger.setLevel(level);
        }
    }

    /** Does nothing: the program configures its logging. */
    @Override
    public void initialization() { }

    /** Does nothing: the program configures its logging. */
    @Override
    public void runTime() { }
}
