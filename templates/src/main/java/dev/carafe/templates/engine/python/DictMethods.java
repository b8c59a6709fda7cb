package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of a dict. */
final class DictMethods {
    private DictMethods() {}

    static @Nullable Object call(Map<?, ?> map, String name, Arguments arguments) {
        return switch (name) {
            case "items" -> new DictView("dict_items", map);
            case "keys" -> new DictView("dict_keys", map);
            case "values" -> new DictView("dict_values", map);
            case "get" -> {
                Comparison.requireHashable(arguments.get(0));
                Object found = Subscript.key(map, arguments.get(0));
                yield Absent.is(found) ? arguments.get(1, "default", null) : JavaValues.read(found);
            }
            case "copy" -> new LinkedHashMap<>(map);
            case "fromkeys" -> fromKeys(arguments);
            default -> change(writable(map), name, arguments);
        };
    }

    private static Object fromKeys(Arguments arguments) {
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (Object key : Iteration.items(arguments.get(0))) {
            Comparison.requireHashable(key);
            entries.put(key, arguments.get(1, "value", null));
        }
        return entries;
    }

    private static @Nullable Object change(Map<@Nullable Object, @Nullable Object> map, String name, Arguments arguments) {
        try {
            return switch (name) {
                case "update" -> update(map, arguments);
                case "clear" -> clear(map);
                case "popitem" -> popItem(map);
                case "setdefault" -> setDefault(map, arguments.get(0), arguments.get(1, "default", null));
                default -> pop(map, arguments);
            };
        } catch (UnsupportedOperationException e) {
            throw new PythonException("dict." + name + "(): this map can't be changed", e);
        }
    }

    private static @Nullable Object update(Map<@Nullable Object, @Nullable Object> map, Arguments arguments) {
        if (arguments.size() > 0) {
            map.putAll(DictValues.of(arguments.get(0)));
        }
        map.putAll(arguments.named());
        return null;
    }

    private static @Nullable Object clear(Map<?, ?> map) {
        map.clear();
        return null;
    }

    private static @Nullable Object setDefault(
            Map<@Nullable Object, @Nullable Object> map, @Nullable Object key, @Nullable Object fallback) {
        Comparison.requireHashable(key);
        if (!map.containsKey(key)) {
            map.put(key, fallback);
        }
        return map.get(key);
    }

    private static Object popItem(Map<@Nullable Object, @Nullable Object> map) {
        List<@Nullable Object> keys = new ArrayList<>(map.keySet());
        if (keys.isEmpty()) {
            throw new PythonException("KeyError: 'popitem(): dictionary is empty'");
        }
        return Tuple.of(keys.getLast(), map.remove(keys.getLast()));
    }

    private static @Nullable Object pop(Map<@Nullable Object, @Nullable Object> map, Arguments arguments) {
        Object key = arguments.get(0);
        Comparison.requireHashable(key);
        if (map.containsKey(key)) {
            return map.remove(key);
        }
        if (arguments.size() < 2) {
            throw new PythonException("KeyError: " + Text.repr(key));
        }
        return arguments.get(1);
    }

    @SuppressWarnings("unchecked")
    private static Map<@Nullable Object, @Nullable Object> writable(Map<?, ?> map) {
        return (Map<@Nullable Object, @Nullable Object>) map;
    }
}
