package dev.carafe.server;

import io.helidon.logging.common.spi.LoggingProvider;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Limits Helidon's own log to what requires action. Carafe itself reports what matters of its banner and of misbehaving clients. A level
 * that the program has set stays.
 */
public final class HelidonLog implements LoggingProvider {
    // Referenced here, since java.util.logging forgets the level of a logger that is not referenced.
    private static final Logger HELIDON = Logger.getLogger("io.helidon");
    private static final Logger WEBSERVER = Logger.getLogger("io.helidon.webserver");
    private static final Logger STARTUP = Logger.getLogger("io.helidon.webserver.LoomServer");

    /** Creates the provider, for Helidon, which looks for one on the class path and complains if there is none. */
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
