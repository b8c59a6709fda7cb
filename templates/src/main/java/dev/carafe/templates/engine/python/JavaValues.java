package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.Tuple;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * Converts Java values for templates: an Optional to its value, an array or a stream to a list, an entry to a pair; also values of a
 * session.
 */
public final class JavaValues {
    private JavaValues() {}

    /** Returns the value in the engine's form, or unchanged if it already has it. */
    public static @Nullable Object read(@Nullable Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        return switch (value) {
            case null -> null;
            case Collection<?> c -> c;
            case Map<?, ?> m -> m;
            case Optional<?> o -> read(o.orElse(null));
            case Character c -> c.toString();
            case Map.Entry<?, ?> e -> Tuple.of(e.getKey(), e.getValue());
            case @Nullable Object[] a -> Arrays.asList(a);
            case BaseStream<?, ?> s -> drain(s.iterator());
            case Iterator<?> i -> drain(i);
            case dev.carafe.session.Tuple t -> Tuple.of(t.items().stream().map(JavaValues::read).toArray());
            case dev.carafe.session.Markup m -> Markup.of(m.html());
            default -> value.getClass().isArray() ? primitives(value) : value;
        };
    }

    /**
     * Returns whether a value yields its items one by one and only once, such as a stream. Such a value is left to the loop that iterates
     * over it.
     */
    public static boolean isOnceOnly(@Nullable Object value) {
        return value instanceof Iterator<?> || value instanceof BaseStream<?, ?>;
    }

    /** Returns the items in the engine's form, or the list itself if all already have it, which is nearly always. */
    static List<@Nullable Object> readAll(List<@Nullable Object> items) {
        for (Object item : items) {
            if (item instanceof Optional<?> || item instanceof dev.carafe.session.Tuple || item instanceof dev.carafe.session.Markup) {
                List<@Nullable Object> read = new ArrayList<>(items);
                read.replaceAll(JavaValues::read);
                return read;
            }
        }
        return items;
    }

    static List<@Nullable Object> drain(Iterator<?> iterator) {
        List<@Nullable Object> items = new ArrayList<>();
        iterator.forEachRemaining(items::add);
        return items;
    }

    private static List<@Nullable Object> primitives(Object array) {
        @Nullable Object[] items = new @Nullable Object[Array.getLength(array)];
        Arrays.setAll(items, i -> Array.get(array, i));
        return Arrays.asList(items);
    }
}
