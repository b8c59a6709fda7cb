package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Tuple;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The result of {@code d.keys()}, {@code d.values()} and {@code d.items()}: iterable, but without positions. */
final class DictView extends AbstractCollection<@Nullable Object> implements Typed {
    private final String type;
    private final Map<?, ?> map;

    /** Creates a view; {@code type} is Python's name for it. */
    DictView(String type, Map<?, ?> map) {
        this.type = type;
        this.map = map;
    }

    @Override
    public String type() {
        return type;
    }

    List<@Nullable Object> items() {
        return switch (type) {
            case "dict_items" -> pairs(map);
            case "dict_keys" -> new ArrayList<>(map.keySet());
            default -> new ArrayList<>(map.values());
        };
    }

    /** Returns pairs of key and value. */
    static List<@Nullable Object> pairs(Map<?, ?> map) {
        List<@Nullable Object> pairs = new ArrayList<>(map.size());
        map.forEach((key, value) -> pairs.add(Tuple.of(key, value)));
        return pairs;
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
        return items().iterator();
    }

    @Override
    public int size() {
        return map.size();
    }
}
