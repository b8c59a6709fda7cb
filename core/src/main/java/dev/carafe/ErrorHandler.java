package dev.carafe;

import dev.carafe.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request that failed.
 *
 * @param <E> the kind of error
 */
@FunctionalInterface
public interface ErrorHandler<E extends Throwable> {
    /** Answers as a {@link Handler} does, but a value that is no {@code Response} keeps the error's status and header fields. */
    @Nullable Object handle(Request request, E error) throws Exception;
}
