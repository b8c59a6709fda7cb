package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.engine.python.Comparison;
import dev.carafe.templates.engine.python.DictValues;
import dev.carafe.templates.engine.python.Generator;
import dev.carafe.templates.engine.python.Iteration;
import dev.carafe.templates.engine.python.Letters;
import dev.carafe.templates.engine.python.NamedTuple;
import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.Filter;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Filters that compare items: they sort, group, and find unique, largest and smallest ones. Text is compared without case. */
final class OrderFilters {
    private OrderFilters() {}

    /** Returns the filter with this name, or null. */
    static @Nullable Filter find(String name) {
        return switch (name) {
            case "sort" -> OrderFilters::sort;
            case "dictsort" -> OrderFilters::sortDict;
            case "groupby" -> OrderFilters::group;
            case "unique" -> (v, a) -> new Generator(() -> unique(v, a));
            case "max" -> (v, a) -> extreme(v, a, 1);
            case "min" -> (v, a) -> extreme(v, a, -1);
            default -> null;
        };
    }

    private static UnaryOperator<@Nullable Object> key(@Nullable Object attribute, boolean caseSensitive, Arguments arguments) {
        KeyOf key = new KeyOf(attribute, arguments.undefined());
        return caseSensitive ? key : item -> folded(key.apply(item));
    }

    private static @Nullable Object folded(@Nullable Object value) {
        return value instanceof CharSequence text ? Letters.lower(text.toString()) : value;
    }

    private static Object sort(@Nullable Object value, Arguments arguments) {
        boolean reverse = arguments.flag(0, "reverse", false);
        boolean caseSensitive = arguments.flag(1, "case_sensitive", false);
        Object attribute = arguments.get(2, "attribute", null);
        Comparator<@Nullable Object> order = null;
        for (Object part : parts(attribute)) {
            UnaryOperator<@Nullable Object> key = key(part, caseSensitive, arguments);
            Comparator<@Nullable Object> next = (a, b) -> compare(key.apply(a), key.apply(b));
            order = order == null ? next : order.thenComparing(next);
        }
        return sorted(Iteration.items(value), order == null ? Comparison.ORDER : order, reverse);
    }

    /** Compares for equality first, since undefined values are equal to each other but have no order. */
    private static int compare(@Nullable Object a, @Nullable Object b) {
        return Comparison.equal(a, b) ? 0 : Comparison.ORDER.compare(a, b);
    }

    private static List<@Nullable Object> parts(@Nullable Object attribute) {
        List<@Nullable Object> parts = new ArrayList<>();
        if (attribute instanceof CharSequence names) {
            for (String name : names.toString().split(",", -1)) {
                parts.add(name);
            }
        } else {
            parts.add(attribute);
        }
        return parts;
    }

    private static List<@Nullable Object> sorted(
            List<@Nullable Object> items, Comparator<@Nullable Object> order, boolean reverse) {
        List<@Nullable Object> sorted = new ArrayList<>(items);
        sorted.sort(reverse ? order.reversed() : order);
        return sorted;
    }

    private static Object sortDict(@Nullable Object value, Arguments arguments) {
        boolean caseSensitive = arguments.flag(0, "case_sensitive", false);
        String by = arguments.text(1, "by", "key");
        boolean reverse = arguments.flag(2, "reverse", false);
        if (!by.equals("key") && !by.equals("value")) {
            throw new PythonException("You can only sort by either \"key\" or \"value\"");
        }
        UnaryOperator<@Nullable Object> key = key(by.equals("key") ? 0L : 1L, caseSensitive, arguments);
        return sorted(Iteration.items(DictValues.items(DictValues.ofMapping(value))),
                (a, b) -> Comparison.ORDER.compare(key.apply(a), key.apply(b)), reverse);
    }

    private static Object group(@Nullable Object value, Arguments arguments) {
        KeyOf key = new KeyOf(arguments.get(0, "attribute", null), arguments.get(1, "default", null), arguments.undefined());
        boolean caseSensitive = arguments.flag(2, "case_sensitive", false);
        UnaryOperator<@Nullable Object> compared = caseSensitive ? key : item -> folded(key.apply(item));
        List<@Nullable Object> groups = new ArrayList<>();
        List<@Nullable Object> group = new ArrayList<>();
        for (Object item : sorted(Iteration.items(value),
                (a, b) -> Comparison.ORDER.compare(compared.apply(a), compared.apply(b)), false)) {
            if (group.isEmpty() || !Comparison.equal(compared.apply(group.getFirst()), compared.apply(item))) {
                group = new ArrayList<>();
                groups.add(new NamedTuple(List.of("grouper", "list"), key.apply(item), group));
            }
            group.add(item);
        }
        return groups;
    }

    private static List<@Nullable Object> unique(@Nullable Object value, Arguments arguments) {
        UnaryOperator<@Nullable Object> key =
                key(arguments.get(1, "attribute", null), arguments.flag(0, "case_sensitive", false), arguments);
        Set<Object> seen = new HashSet<>();
        List<@Nullable Object> unique = new ArrayList<>();
        for (Object item : Iteration.items(value)) {
            if (seen.add(Comparison.hashKey(key.apply(item)))) {
                unique.add(item);
            }
        }
        return unique;
    }

    private static @Nullable Object extreme(@Nullable Object value, Arguments arguments, int sign) {
        UnaryOperator<@Nullable Object> key =
                key(arguments.get(1, "attribute", null), arguments.flag(0, "case_sensitive", false), arguments);
        List<@Nullable Object> items = Iteration.items(value);
        if (items.isEmpty()) {
            return arguments.undefined().of(null, "No aggregated item, sequence was empty.");
        }
        Object best = items.getFirst();
        for (Object item : items.subList(1, items.size())) {
            String operator = sign > 0 ? ">" : "<";
            if (Comparison.compare(key.apply(item), key.apply(best), operator) * sign > 0) {
                best = item;
            }
        }
        return best;
    }

}
