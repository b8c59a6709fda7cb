package dev.carafe.routing;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An immutable map of a few names to values: two arrays, searched from the front. */
final class PathValues extends AbstractMap<String, Object> {
    private final String[] names;
    private final Object[] values;

    /** Keeps the arrays without a copy. All matches of a rule share the names. */
    PathValues(String[] names, Object[] values) {
        this.names = names;
        this.values = values;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(key)) {
                return values[i];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, Object>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < names.length;
        }

        @Override
        public Map.Entry<String, Object> next() {
            if (next == names.length) {
                throw new NoSuchElementException();
            }
            Map.Entry<String, Object> entry = Map.entry(names[next], values[next]);
            next++;
            return entry;
        }
    }
}
