package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.jinja.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code pprint} prints: the value as in a printed list, keys sorted; one item a line where a line is too short for all. */
final class Pretty {
    private static final int WIDTH = 80;

    private final StringBuilder out = new StringBuilder();

    private Pretty() {}

    static String print(@Nullable Object value) {
        Pretty pretty = new Pretty();
        pretty.write(sorted(value), 0, 0);
        return pretty.out.toString();
    }

    /** Writes a value that begins in a column, and behind which some characters must fit. */
    private void write(@Nullable Object value, int column, int behind) {
        String text = Text.repr(value);
        boolean fits = text.length() <= WIDTH - column - behind;
        switch (value) {
            case Map<?, ?> map when !fits -> {
                out.append('{');
                List<Map.Entry<?, ?>> entries = List.copyOf(map.entrySet());
                for (int i = 0; i < entries.size(); i++) {
                    String key = Text.repr(entries.get(i).getKey()) + ": ";
                    item(i, column).append(key);
                    write(entries.get(i).getValue(), column + 1 + key.length(), i == entries.size() - 1 ? behind + 1 : 1);
                }
                out.append('}');
            }
            case Tuple tuple when !fits -> items("(", tuple, tuple.size() == 1 ? ",)" : ")", column, behind);
            case List<?> list when !fits -> items("[", list, "]", column, behind);
            case null, default -> out.append(text);
        }
    }

    private void items(String open, List<?> items, String close, int column, int behind) {
        out.append(open);
        for (int i = 0; i < items.size(); i++) {
            item(i, column);
            write(items.get(i), column + 1, i == items.size() - 1 ? behind + close.length() : 1);
        }
        out.append(close);
    }

    private StringBuilder item(int index, int column) {
        return index == 0 ? out : out.append(",\n").repeat(' ', column + 1);
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(sorted(item)));
            return value instanceof Tuple ? Tuple.of(items.toArray()) : items;
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
