package dev.carafe.server;

import dev.carafe.logging.LogContext;
import java.lang.System.Logger.Level;
import java.util.function.Function;

/** Writes a line for each request, in the form of {@code ACCESS_LOG_FORMAT}. */
final class AccessLog {
    private static final System.Logger LOGGER = System.getLogger("dev.carafe.access");

    private final boolean on;
    private final Function<AccessEntry, String> format;

    private AccessLog(boolean on, Function<AccessEntry, String> format) {
        this.on = on;
        this.format = format;
    }

    static AccessLog of(ServerSettings settings) {
        return new AccessLog(settings.accessLog() && LOGGER.isLoggable(Level.INFO), AccessFormat.of(settings.accessLogFormat()));
    }

    boolean isOn() {
        return on;
    }

    /** Writes the line of a request after its response. The request's id is available to the log meanwhile. */
    void write(AccessEntry entry) {
        if (on) {
            String before = LogContext.swap(entry.requestId());
            try {
                LOGGER.log(Level.INFO, format.apply(entry));
            } finally {
                LogContext.swap(before);
            }
        }
    }
}
