package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of a list, a tuple and a range; those that change a list work only on lists that the template made. */
final class ListMethods {
    private ListMethods() {}

    static Methods of(List<?> list) {
        return list instanceof Tuple ? Methods.TUPLE : list instanceof Range ? Methods.RANGE : Methods.LIST;
    }

    static @Nullable Object call(List<?> list, String name, Arguments arguments) {
        return switch (name) {
            case "index" -> index(list, arguments);
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

    private static long index(List<?> list, Arguments arguments) {
        int start = bound(arguments.get(1, "start", 0L), list.size());
        int stop = Math.min(bound(arguments.get(2, "stop", (long) list.size()), list.size()), list.size());
        for (int i = start; i < stop; i++) {
            if (Comparison.equal(list.get(i), arguments.get(0))) {
                return i;
            }
        }
        throw new PythonException(list instanceof Tuple ? "tuple.index(x): x not in tuple" : Text.repr(arguments.get(0)) + " is not in "
                + Types.name(list));
    }

    private static int bound(@Nullable Object index, int size) {
        if (index == null) {
            throw new PythonException("slice indices must be integers or have an __index__ method");
        }
        int number = Numbers.index(index);
        return number < 0 ? Math.max(number + size, 0) : number;
    }

    private static @Nullable Object change(List<@Nullable Object> list, String name, Arguments arguments) {
        switch (name) {
            case "append" -> list.add(arguments.get(0));
            case "extend" -> list.addAll(new ArrayList<>(Iteration.items(arguments.get(0))));
            case "insert" -> list.add(place(list, arguments.get(0)), arguments.get(1));
            case "remove" -> remove(list, arguments.get(0));
            case "reverse" -> Collections.reverse(list);
            case "sort" -> sort(list, arguments);
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
        Limits.check(list.size());
        return null;
    }

    private static void remove(List<@Nullable Object> list, @Nullable Object value) {
        for (int i = 0; i < list.size(); i++) {
            if (Comparison.equal(list.get(i), value)) {
                list.remove(i);
                return;
            }
        }
        throw new PythonException("list.remove(x): x not in list");
    }

    private static void sort(List<@Nullable Object> list, Arguments arguments) {
        Object key = arguments.get(0, "key", null);
        Comparator<@Nullable Object> order = key == null ? Comparison.ORDER : (a, b) -> Comparison.ORDER.compare(
                Attributes.call(key, new CallArguments(new @Nullable Object[] {a}, Map.of(), Site.PLAIN)),
                Attributes.call(key, new CallArguments(new @Nullable Object[] {b}, Map.of(), Site.PLAIN)));
        list.sort(arguments.flag(1, "reverse", false) ? order.reversed() : order);
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
