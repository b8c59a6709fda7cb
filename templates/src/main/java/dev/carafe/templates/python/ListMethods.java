package dev.carafe.templates.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of a list; those that change it work on lists that the template made. */
final class ListMethods {
    static final Set<String> NAMES =
            Set.of("append", "extend", "insert", "pop", "remove", "reverse", "sort", "index", "count", "copy", "clear");
    private static final Set<String> OF_TUPLES = Set.of("index", "count");

    private ListMethods() {}

    static @Nullable Object call(List<?> list, String name, Arguments arguments) {
        if (list instanceof Tuple && !OF_TUPLES.contains(name)) {
            throw new UndefinedException("'tuple object' has no attribute '" + name + "'");
        }
        return switch (name) {
            case "index" -> index(list, arguments.get(0));
            case "count" -> list.stream().filter(item -> Comparison.equal(item, arguments.get(0))).count();
            case "copy" -> new ArrayList<>(list);
            default -> {
                try {
                    yield change(writable(list), name, arguments);
                } catch (UnsupportedOperationException e) {
                    throw new PythonException("list." + name + "(): this list can't be changed", e);
                }
            }
        };
    }

    private static long index(List<?> list, @Nullable Object item) {
        for (int i = 0; i < list.size(); i++) {
            if (Comparison.equal(list.get(i), item)) {
                return i;
            }
        }
        throw new PythonException(Text.repr(item) + " is not in list");
    }

    private static @Nullable Object change(List<@Nullable Object> list, String name, Arguments arguments) {
        switch (name) {
            case "append" -> list.add(arguments.get(0));
            case "extend" -> list.addAll(Iteration.items(arguments.get(0)));
            case "insert" -> list.add(place(list, arguments.get(0)), arguments.get(1));
            case "remove" -> list.remove((int) index(list, arguments.get(0)));
            case "reverse" -> Collections.reverse(list);
            case "sort" -> list.sort(arguments.flag(1, "reverse", false) ? Comparison.ORDER.reversed() : Comparison.ORDER);
            case "clear" -> list.clear();
            default -> {
                int index = arguments.integer(0, "index", -1);
                int position = index < 0 ? index + list.size() : index;
                if (position < 0 || position >= list.size()) {
                    throw new PythonException(list.isEmpty() ? "pop from empty list" : "pop index out of range");
                }
                return list.remove(position);
            }
        }
        return null;
    }

    private static int place(List<?> list, @Nullable Object index) {
        int number = Numbers.index(index);
        return Math.clamp(number < 0 ? (long) number + list.size() : number, 0, list.size());
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object> writable(List<?> list) {
        return (List<@Nullable Object>) list;
    }
}
