package dev.carafe;

import dev.carafe.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an app makes of values of certain classes. */
final class Conversions {
    private final Map<Class<?>, Function<Object, Response>> byClass = new LinkedHashMap<>();

    <T> void add(Class<T> type, Function<? super T, Response> toResponse) {
        byClass.put(type, value -> toResponse.apply(type.cast(value)));
    }

    /** The response that a value stands for, by a conversion of its class if there is one; not encoded. */
    Response response(@Nullable Object value) {
        Function<Object, Response> conversion = value == null || byClass.isEmpty() ? null : of(value.getClass());
        return conversion == null || value == null ? Response.of(value) : conversion.apply(value);
    }

    /** The conversion of the nearest class, or else of the first interface. */
    private @Nullable Function<Object, Response> of(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (byClass.containsKey(each)) {
                return byClass.get(each);
            }
        }
        for (Map.Entry<Class<?>, Function<Object, Response>> each : byClass.entrySet()) {
            if (each.getKey().isInterface() && each.getKey().isAssignableFrom(type)) {
                return each.getValue();
            }
        }
        return null;
    }
}
