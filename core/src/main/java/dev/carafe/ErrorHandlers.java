package dev.carafe;

import dev.carafe.http.HttpException;
import dev.carafe.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The error handlers of one scope, by status code and by class. */
final class ErrorHandlers {
    private final Map<Integer, ErrorHandler<? super HttpException>> byStatus = new HashMap<>();
    private final Map<Class<?>, ErrorHandler<?>> byClass = new HashMap<>();

    void add(int status, ErrorHandler<? super HttpException> handler) {
        if (!HttpStatus.errors().containsKey(status)) {
            throw new IllegalArgumentException(("No error has the status %d, so a handler for it would never run. "
                    + "The codes are those of HttpStatus.errors().").formatted(status));
        }
        byStatus.put(status, handler);
    }

    <E extends Throwable> void add(Class<E> type, ErrorHandler<? super E> handler) {
        byClass.put(type, handler);
    }

    void addAll(ErrorHandlers other) {
        byStatus.putAll(other.byStatus);
        byClass.putAll(other.byClass);
    }

    @Nullable ErrorHandler<? super HttpException> find(int status) {
        return byStatus.get(status);
    }

    /** The handler of the nearest class. */
    @Nullable ErrorHandler<?> find(Class<?> type) {
        for (Class<?> each = type; each != null && !byClass.isEmpty(); each = each.getSuperclass()) {
            ErrorHandler<?> handler = byClass.get(each);
            if (handler != null) {
                return handler;
            }
        }
        return null;
    }
}
