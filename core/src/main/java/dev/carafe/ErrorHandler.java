package dev.carafe;

import dev.carafe.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * Handles a failed request.
 *
 * @param <E> the kind of error
 */
@FunctionalInterface
public interface ErrorHandler<E extends Throwable> {
    /**
     * Returns a value or response, like a {@link Handler}. A value that is not a {@code Response} keeps the error's status and header
     * fields.
     */
    @Nullable Object handle(Request request, E error) throws Exception;
}
