package dev.carafe;

import dev.carafe.http.JsonValue;
import dev.carafe.http.Response;
import dev.carafe.http.StreamBody;
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

    /** Returns the response that a value stands for, by a conversion of its class or of a response's body if there is one; not encoded. */
    Response response(@Nullable Object value) {
        if (value instanceof Response given) {
            return withBody(given, given.body());
        }
        Function<Object, Response> conversion = of(value);
        return conversion == null || value == null ? Response.of(value) : conversion.apply(value);
    }

    /** Status and header fields of a response are what the handler made them; its type, if it has none, is that of the conversion. */
    private Response withBody(Response given, @Nullable Object body) {
        boolean settled = body == null || body instanceof JsonValue || body instanceof StreamBody;
        Function<Object, Response> conversion = settled ? null : of(body);
        if (conversion == null || body == null) {
            return given;
        }
        Response converted = conversion.apply(body);
        Response response = given.body(converted.body());
        return given.contentType() != null || converted.contentType() == null ? response : response.contentType(converted.contentType());
    }

    private @Nullable Function<Object, Response> of(@Nullable Object value) {
        return value == null || byClass.isEmpty() ? null : of(value.getClass());
    }

    /** Returns the conversion of the nearest class, or else of the first interface. */
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
