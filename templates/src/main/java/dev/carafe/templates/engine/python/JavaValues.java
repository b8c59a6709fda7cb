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

/** What a Java value is to a template: an Optional its value, an array or a stream a list, an entry a pair; values of a session too. */
public final class JavaValues {
    private JavaValues() {}

    /** The value as the engine works with it; what needs no change is returned as it is. */
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

    /** Whether it gives its items one after the other and only once, as a stream does: it is left to the loop that goes over it. */
    public static boolean isOnceOnly(@Nullable Object value) {
        return value instanceof Iterator<?> || value instanceof BaseStream<?, ?>;
    }

    /** The items as the engine works with them; the list itself if none needs a change, which is nearly always. */
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
