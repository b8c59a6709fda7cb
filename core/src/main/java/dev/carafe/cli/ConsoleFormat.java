package dev.carafe.cli;

import dev.carafe.logging.LogContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Formats log lines as Quart does: {@code [2020-12-03 18:34:50,387] ERROR in people: Exception on request GET /api}. A request's id, if it
 * has one, follows the time.
 */
final class ConsoleFormat extends Formatter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS", Locale.ROOT);

    /** Whether lines of the access log get no prefix, since their own pattern says whether they show the time. */
    private final boolean ownAccessFormat;

    ConsoleFormat(boolean ownAccessFormat) {
        this.ownAccessFormat = ownAccessFormat;
    }

    /** Installs this format on the console unless the program has configured its logging. Returns whether the console shows the log. */
    static boolean install(boolean ownAccessFormat) {
        boolean configured = System.getProperty("java.util.logging.config.file") != null
                || System.getProperty("java.util.logging.config.class") != null
                || LogManager.getLogManager().getProperty("java.util.logging.SimpleFormatter.format") != null;
        boolean installed = false;
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            if (!configured && handler instanceof ConsoleHandler && handler.getFormatter() instanceof SimpleFormatter) {
                handler.setFormatter(new ConsoleFormat(ownAccessFormat));
            }
            installed |= handler.getFormatter() instanceof ConsoleFormat;
        }
        return installed && !goesElsewhere();
    }

    /** Returns whether System.Logger, which all code logs to, is backed by another library than java.util.logging. */
    private static boolean goesElsewhere() {
        String module = System.LoggerFinder.getLoggerFinder().getClass().getModule().getName();
        return !"java.logging".equals(module) && !"java.base".equals(module);
    }

    @Override
    public String format(LogRecord record) {
        if (ownAccessFormat && "dev.carafe.access".equals(record.getLoggerName())) {
            return formatMessage(record) + System.lineSeparator();
        }
        StringBuilder line = new StringBuilder("[").append(TIME.format(record.getInstant().atZone(ZoneId.systemDefault()))).append("] ");
        String id = LogContext.requestId();
        if (id != null) {
            line.append('[').append(id).append("] ");
        }
        if (!isServers(record)) {
            line.append(level(record.getLevel())).append(" in ").append(record.getLoggerName()).append(": ");
        }
        return line.append(formatMessage(record)).append(System.lineSeparator()).append(trace(record.getThrown())).toString();
    }

    private static boolean isServers(LogRecord record) {
        String logger = record.getLoggerName();
        return record.getLevel().equals(Level.INFO) && ("dev.carafe.access".equals(logger) || "dev.carafe.server".equals(logger));
    }

    private static String level(Level level) {
        return level.equals(Level.SEVERE) ? "ERROR" : level.getName();
    }

    private static String trace(@Nullable Throwable thrown) {
        if (thrown == null) {
            return "";
        }
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
