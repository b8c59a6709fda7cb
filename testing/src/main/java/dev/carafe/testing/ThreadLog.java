package dev.carafe.testing;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Collects what one thread logs between opening and closing. It sees java.util.logging, which {@code System.Logger} writes to unless
 * another logging library is on the class path.
 */
final class ThreadLog extends Handler implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");
    private static final SimpleFormatter FORMAT = new SimpleFormatter();

    private final Thread thread = Thread.currentThread();
    private final List<LogLine> lines;

    private ThreadLog(List<LogLine> lines) {
        this.lines = lines;
    }

    /** Adds what this thread logs to a list. */
    static ThreadLog open(List<LogLine> lines) {
        ThreadLog log = new ThreadLog(lines);
        ROOT.addHandler(log);
        return log;
    }

    boolean isOf(Thread other) {
        return thread.equals(other);
    }

    @Override
    public void publish(LogRecord line) {
        if (isOf(Thread.currentThread())) {
            lines.add(new LogLine(String.valueOf(line.getLoggerName()), level(line.getLevel().intValue()), FORMAT.formatMessage(line),
                    line.getThrown()));
        }
    }

    /** Returns the highest level of {@code System.Logger}, which has fewer levels, that a severity reaches. */
    private static Level level(int severity) {
        Level reached = Level.TRACE;
        for (Level level : Level.values()) {
            if (level != Level.OFF && level.getSeverity() <= severity) {
                reached = level;
            }
        }
        return reached;
    }

    @Override
    public void flush() { }

    @Override
    public void close() {
        ROOT.removeHandler(this);
    }
}
