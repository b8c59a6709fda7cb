package dev.carafe.routing;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Prepares the values of a URL: unwraps optionals, and reads arrays as lists. */
final class UrlValues {
    private UrlValues() {}

    /** Returns the values that are present, in order. */
    static Map<String, Object> present(Map<String, ? extends @Nullable Object> given) {
        Map<String, Object> values = new LinkedHashMap<>();
        given.forEach((name, optional) -> {
            Object value = held(optional);
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    /** Returns the present elements of a collection or an array, or any other value alone. */
    static List<Object> elements(Object value) {
        List<Object> elements = new ArrayList<>();
        if (value instanceof Collection<?> collection) {
            collection.forEach(element -> addPresent(elements, element));
        } else if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                addPresent(elements, Array.get(value, i));
            }
        } else {
            elements.add(value);
        }
        return elements;
    }

    /** Returns the text of a value. An array has the text of a list. */
    static String text(Object value) {
        boolean several = value instanceof Collection || value.getClass().isArray();
        return (several ? elements(value) : value).toString();
    }

    private static void addPresent(List<Object> elements, @Nullable Object optional) {
        Object value = held(optional);
        if (value != null) {
            elements.add(value);
        }
    }

    private static @Nullable Object held(@Nullable Object value) {
        return switch (value) {
            case Optional<?> optional -> held(optional.orElse(null));
            case OptionalInt optional -> optional.isPresent() ? optional.getAsInt() : null;
            case OptionalLong optional -> optional.isPresent() ? optional.getAsLong() : null;
            case OptionalDouble optional -> optional.isPresent() ? optional.getAsDouble() : null;
            case null, default -> value;
        };
    }
}
