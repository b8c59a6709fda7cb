package dev.carafe.middleware;

import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * Writes the lines of {@code java.util.logging} as its {@code SimpleFormatter} does, after the id of the request that they belong to.
 *
 * <pre>{@code
 * java.util.logging.ConsoleHandler.formatter = dev.carafe.middleware.RequestIdFormatter
 * java.util.logging.SimpleFormatter.format = %4$s %3$s %5$s%6$s%n
 * }</pre>
 */
public final class RequestIdFormatter extends SimpleFormatter {
    /** For the configuration of the log, which names the class. */
    public RequestIdFormatter() { }

    @Override
    public String format(LogRecord record) {
        String id = RequestId.current();
        return id == null ? super.format(record) : "[" + id + "] " + super.format(record);
    }
}
