package dev.carafe.templates.mail;

import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the total time of a conversation with a server: a timeout for each read never ends one that sends a byte per second. The
 * conversation runs on a virtual thread, where an interrupt closes the socket that it waits for.
 */
final class Deadline {
    private Deadline() {}

    /** A part of the conversation. */
    @FunctionalInterface
    interface Task {
        void run() throws MessagingException;
    }

    /** Runs a task to its end. Fails when the time is over or the calling thread is interrupted. */
    static void run(Duration limit, Task task) throws MessagingException {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name("carafe-mail").start(() -> {
            try {
                task.run();
                end.complete(null);
            } catch (MessagingException | RuntimeException | Error e) {
                end.completeExceptionally(e);
            }
        });
        try {
            end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new MessagingException("MAIL_TOTAL_TIMEOUT of " + limit.toMillis() + " ms is over",
                    new SocketTimeoutException("The server is too slow"));
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new MessagingException("The thread was interrupted", e);
        }
    }

    private static MessagingException rethrown(@Nullable Throwable cause) {
        return switch (cause) {
            case MessagingException e -> e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> throw new IllegalStateException(cause);
        };
    }
}
