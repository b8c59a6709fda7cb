package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Iterates for loops, filters and unpacking: over items, keys or characters. */
public final class Iteration {
    private Iteration() {}

    /** Returns the items of a list, the keys of a dict or the characters of a text. Fails for a value that is not iterable. */
    public static List<@Nullable Object> items(@Nullable Object value) {
        Object read = JavaValues.read(value);
        return switch (read) {
            case Range r -> r;
            case List<?> l when l instanceof RandomAccess -> JavaValues.readAll(wrap(l));
            case DictView v -> JavaValues.readAll(v.items());
            case Generator g -> JavaValues.readAll(g.items());
            case Collection<?> c -> JavaValues.readAll(new ArrayList<>(c));
            case Map<?, ?> m -> new ArrayList<>(m.keySet());
            case CharSequence s -> characters(s.toString());
            case Bytes b -> b.items();
            case Iterable<?> i -> JavaValues.drain(i.iterator());
            case Undefined u -> u.items();
            case null, default -> throw new PythonException("'" + Types.name(read) + "' object is not iterable");
        };
    }

    /**
     * Returns an iterator over a value that yields its items one by one, such as a stream or a cursor, or null for one that has them all.
     */
    public static @Nullable Iterator<?> source(@Nullable Object value) {
        return switch (value) {
            case Iterator<?> iterator -> iterator;
            case BaseStream<?, ?> stream -> stream.iterator();
            case Iterable<?> iterable when !(value instanceof Collection<?> || value instanceof Typed) -> iterable.iterator();
            case null, default -> null;
        };
    }

    /** Returns the items, of which there must be exactly the given number. */
    public static List<@Nullable Object> unpacked(@Nullable Object value, int count) {
        List<@Nullable Object> items = items(value);
        if (items.size() < count) {
            throw new PythonException("not enough values to unpack (expected " + count + ", got " + items.size() + ")");
        }
        if (items.size() > count) {
            throw new PythonException("too many values to unpack (expected " + count + ")");
        }
        return items;
    }

    /** Returns the length of a list, a dict or text. */
    public static int length(@Nullable Object value) {
        Object read = JavaValues.read(value);
        return switch (read) {
            case CharSequence s -> s.toString().codePointCount(0, s.length());
            case Collection<?> c when !(c instanceof Generator) -> c.size();
            case Map<?, ?> m -> m.size();
            case Bytes b -> b.items().size();
            case Undefined u -> u.items().size();
            case null, default -> throw new PythonException("object of type '" + Types.name(read) + "' has no len()");
        };
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object> wrap(List<?> list) {
        return (List<@Nullable Object>) list;
    }

    private static List<@Nullable Object> characters(String text) {
        @Nullable Object[] characters = text.codePoints().mapToObj(Character::toString).toArray();
        return Arrays.asList(characters);
    }
}
