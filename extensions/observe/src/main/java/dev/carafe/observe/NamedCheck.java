package dev.carafe.observe;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A check with its name and timeout. Concurrent callers share one run. A run that is late and ignores its interrupt keeps the check down,
 * and no second run starts: a check has at most one thread, however often it is called.
 */
final class NamedCheck {
    private final String name;
    private final Duration timeout;
    private final HealthCheck check;
    private @Nullable Run run;
    private boolean down;

    NamedCheck(String name, Duration timeout, HealthCheck check) {
        this.name = name;
        this.timeout = timeout;
        this.check = check;
    }

    String name() {
        return name;
    }

    /** Starts a run, or joins the current one. */
    synchronized Run start() {
        Run current = run;
        if (current == null || current.hasEnded()) {
            current = new Run();
            run = current;
        }
        return current;
    }

    /** Logs a change to down and back, once. */
    private synchronized void note(Result result, System.Logger logger) {
        if (down == result.isUp()) {
            down = !result.isUp();
            if (down) {
                logger.log(Level.WARNING, () -> "The check '%s' is down: %s".formatted(name, result.reason()), result.failure());
            } else {
                logger.log(Level.INFO, () -> "The check '%s' is up again.".formatted(name));
            }
        }
    }

    /**
     * The outcome of a run.
     *
     * @param reason why the check is down, or null
     * @param failure the exception that the check threw, or null
     * @param took how long the run has taken so far
     */
    record Result(@Nullable String reason, @Nullable Throwable failure, Duration took) {
        boolean isUp() {
            return reason == null;
        }

        String status() {
            return isUp() ? "UP" : "DOWN";
        }
    }

    /** A run of the check. */
    final class Run {
        private final FutureTask<Boolean> task = new FutureTask<>(check::isHealthy);
        private final long started = System.nanoTime();
        private final Thread thread = Thread.ofVirtual().name("check-" + name).start(task);

        /** Returns whether the thread has ended, not just the task: a thread that ignores its interrupt still exists. */
        boolean hasEnded() {
            return !thread.isAlive();
        }

        /** Waits for the result, up to the timeout. */
        Result await(System.Logger logger) throws InterruptedException {
            Result result = result();
            note(result, logger);
            return result;
        }

        private Result result() throws InterruptedException {
            try {
                boolean healthy = task.get(timeout.toNanos() - (System.nanoTime() - started), TimeUnit.NANOSECONDS);
                return new Result(healthy ? null : "It returned false.", null, took());
            } catch (ExecutionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                return new Result("It threw %s.".formatted(cause), cause, took());
            } catch (TimeoutException e) {
                thread.interrupt();
                return new Result("No result within %s s.".formatted(seconds(timeout)), null, took());
            }
        }

        private Duration took() {
            return Duration.ofNanos(System.nanoTime() - started);
        }
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
