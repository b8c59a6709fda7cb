package dev.carafe.templates.builtins;

import dev.carafe.templates.python.Text;
import dev.carafe.templates.python.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code pprint} prints: the value as in a printed list, the keys of dicts sorted, all in one line. */
final class Pretty {
    private Pretty() {}

    static String print(@Nullable Object value) {
        return Text.repr(sorted(value));
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        if (value instanceof List<?> list && !(value instanceof Tuple)) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(sorted(item)));
            return items;
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, @Nullable Object> keys = new TreeMap<>();
        map.keySet().forEach(key -> keys.put(Text.repr(key), key));
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        keys.values().forEach(key -> entries.put(key, sorted(map.get(key))));
        return entries;
    }
}
