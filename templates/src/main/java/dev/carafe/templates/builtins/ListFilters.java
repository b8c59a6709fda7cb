package dev.carafe.templates.builtins;

import dev.carafe.templates.expression.Filter;
import dev.carafe.templates.python.Arguments;
import dev.carafe.templates.python.Attributes;
import dev.carafe.templates.python.DictValues;
import dev.carafe.templates.python.Iteration;
import dev.carafe.templates.python.Markup;
import dev.carafe.templates.python.Numbers;
import dev.carafe.templates.python.Operators;
import dev.carafe.templates.python.PythonException;
import dev.carafe.templates.python.Site;
import dev.carafe.templates.python.Text;
import dev.carafe.templates.python.Undefined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Filters that count, join, cut and take items out of lists. */
final class ListFilters {
    private ListFilters() {}

    static void addTo(Map<String, Filter> filters) {
        Filter length = (v, a) -> (long) Iteration.length(v);
        filters.put("length", length);
        filters.put("count", length);
        filters.put("list", (v, a) -> new ArrayList<>(Iteration.items(v)));
        filters.put("first", (v, a) -> pick(v, a, "first", items -> 0));
        filters.put("last", (v, a) -> pick(v, a, "last", items -> items.size() - 1));
        filters.put("random", (v, a) -> pick(v, a, "random", items -> ThreadLocalRandom.current().nextInt(items.size())));
        filters.put("reverse", (v, a) -> reverse(v));
        filters.put("join", ListFilters::join);
        filters.put("sum", ListFilters::sum);
        filters.put("batch", ListFilters::batch);
        filters.put("slice", ListFilters::slice);
        filters.put("items", (v, a) -> items(v));
        filters.put("attr", (v, a) -> Attributes.withoutItems(v, a.text(0, "name", ""), a.site().undefined()));
        filters.put("pprint", (v, a) -> Pretty.print(v));
    }

    private interface Position {
        int in(List<?> items);
    }

    private static @Nullable Object pick(@Nullable Object value, Arguments arguments, String which, Position position) {
        List<@Nullable Object> items = Iteration.items(value);
        return items.isEmpty() ? new Undefined("No " + which + " item, sequence was empty.", arguments.site().undefined())
                : items.get(position.in(items));
    }

    private static Object reverse(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return new StringBuilder(text).reverse().toString();
        }
        List<@Nullable Object> items = new ArrayList<>(Iteration.items(value));
        Collections.reverse(items);
        return items;
    }

    private static Object join(@Nullable Object value, Arguments arguments) {
        Object separator = arguments.get(0, "d", "");
        Object attribute = arguments.get(1, "attribute", null);
        List<@Nullable Object> items = new ArrayList<>(Iteration.items(value));
        if (attribute != null) {
            items.replaceAll(new KeyOf(attribute, arguments.site().undefined()));
        }
        boolean html = arguments.site().autoescape()
                && (separator instanceof Markup || items.stream().anyMatch(Markup.class::isInstance));
        if (!html) {
            return joined(items.stream().map(Text::str).toList(), Text.str(separator), arguments.site());
        }
        return Markup.of(items.stream().map(item -> Markup.escape(item).html())
                .collect(Collectors.joining(Markup.escape(separator).html())));
    }

    private static String joined(List<String> items, String separator, Site site) {
        List<String> parts = new ArrayList<>(2 * items.size());
        StringBuilder text = new StringBuilder();
        for (String item : items) {
            if (!parts.isEmpty()) {
                parts.add(separator);
                text.append(separator);
            }
            parts.add(item);
            text.append(item);
        }
        return site.composed(text.toString(), parts);
    }

    private static @Nullable Object sum(@Nullable Object value, Arguments arguments) {
        Object attribute = arguments.get(0, "attribute", null);
        Object total = arguments.get(1, "start", 0L);
        KeyOf key = new KeyOf(attribute, arguments.site().undefined());
        for (Object item : Iteration.items(value)) {
            total = Operators.add(total, attribute == null ? item : key.apply(item));
        }
        return total;
    }

    private static Object batch(@Nullable Object value, Arguments arguments) {
        int size = count(arguments, "linecount");
        Object fill = arguments.get(1, "fill_with", null);
        List<@Nullable Object> rows = new ArrayList<>();
        List<@Nullable Object> row = new ArrayList<>();
        for (Object item : Iteration.items(value)) {
            if (row.size() == size) {
                rows.add(row);
                row = new ArrayList<>();
            }
            row.add(item);
        }
        if (!row.isEmpty()) {
            while (fill != null && row.size() < size) {
                row.add(fill);
            }
            rows.add(row);
        }
        return rows;
    }

    private static int count(Arguments arguments, String name) {
        int count = Numbers.index(arguments.get(0, name, null));
        if (count < 1) {
            throw new PythonException(name + " must be at least 1, not " + count);
        }
        return count;
    }

    private static Object slice(@Nullable Object value, Arguments arguments) {
        int slices = count(arguments, "slices");
        Object fill = arguments.get(1, "fill_with", null);
        List<@Nullable Object> items = Iteration.items(value);
        int each = items.size() / slices;
        int longer = items.size() % slices;
        List<@Nullable Object> columns = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < slices; i++) {
            int end = start + each + (i < longer ? 1 : 0);
            List<@Nullable Object> column = new ArrayList<>(items.subList(start, end));
            if (fill != null && i >= longer) {
                column.add(fill);
            }
            columns.add(column);
            start = end;
        }
        return columns;
    }

    private static Object items(@Nullable Object value) {
        if (value instanceof Undefined undefined) {
            return Iteration.items(undefined);
        }
        if (value instanceof Map<?, ?> map) {
            return DictValues.items(map);
        }
        throw new PythonException("Can only get item pairs from a mapping.");
    }
}
