package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.engine.python.Attributes;
import dev.carafe.templates.engine.python.CallArguments;
import dev.carafe.templates.engine.python.DictValues;
import dev.carafe.templates.engine.python.Generator;
import dev.carafe.templates.engine.python.Iteration;
import dev.carafe.templates.engine.python.Limits;
import dev.carafe.templates.engine.python.Operators;
import dev.carafe.templates.engine.python.Site;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.engine.python.Types;
import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.Filter;
import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Filters that count, join and slice lists, and pick items from them. */
final class ListFilters {
    private ListFilters() {}

    /** Returns the filter with this name, or null. */
    static @Nullable Filter find(String name) {
        return switch (name) {
            case "length", "count" -> (v, a) -> (long) Iteration.length(v);
            case "list" -> (v, a) -> list(v);
            case "first" -> (v, a) -> pick(v, a, "first", items -> 0);
            case "last" -> (v, a) -> last(v, a);
            case "random" -> (v, a) -> pick(v, a, "random", items -> ThreadLocalRandom.current().nextInt(items.size()));
            case "reverse" -> (v, a) -> reverse(v);
            case "join" -> ListFilters::join;
            case "sum" -> ListFilters::sum;
            case "batch" -> (v, a) -> new Generator(() -> batch(v, a));
            case "slice" -> (v, a) -> new Generator(() -> slice(v, a));
            case "items" -> (v, a) -> new Generator(() -> items(v));
            case "attr" -> (v, a) -> Attributes.withoutItems(v, a.text(0, "name", ""), a.undefined());
            case "pprint" -> (v, a) -> Pretty.print(v);
            default -> null;
        };
    }

    private static Object list(@Nullable Object value) {
        List<@Nullable Object> items = Iteration.items(value);
        Limits.check(items.size());
        return new ArrayList<>(items);
    }

    private interface Position {
        int in(List<?> items);
    }

    private static @Nullable Object pick(@Nullable Object value, Arguments arguments, String which, Position position) {
        List<@Nullable Object> items = Iteration.items(value);
        return items.isEmpty() ? arguments.undefined().of(null, "No " + which + " item, sequence was empty.")
                : items.get(position.in(items));
    }

    private static @Nullable Object last(@Nullable Object value, Arguments arguments) {
        if (value instanceof Generator || value instanceof Set<?>) {
            throw new PythonException("'" + Types.name(value) + "' object is not reversible");
        }
        Object last = pick(value, arguments, "last", items -> items.size() - 1);
        return value instanceof Markup && last instanceof String text ? Markup.of(text) : last; // Python iterates backwards by index
    }

    private static Object reverse(@Nullable Object value) {
        if (value instanceof CharSequence) {
            return TextFilters.keepMarkup(value, text -> new StringBuilder(text).reverse().toString());
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
            items.replaceAll(new KeyOf(attribute, arguments.undefined()));
        }
        boolean html = arguments.autoescape()
                && (separator instanceof Markup || items.stream().anyMatch(Markup.class::isInstance));
        if (!html) {
            return joined(items.stream().map(Text::str), Text.str(separator), CallArguments.siteOf(arguments));
        }
        return Markup.of(joined(items.stream().map(item -> Text.escape(item).html()), Text.escape(separator).html(), Site.PLAIN));
    }

    private static String joined(Stream<String> items, String separator, Site site) {
        List<String> parts = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        Iterator<String> iterator = items.iterator();
        while (iterator.hasNext()) {
            if (!parts.isEmpty()) {
                joined.append(separator);
                parts.add(separator);
            }
            String item = iterator.next();
            joined.append(item);
            parts.add(item);
            Limits.check(joined.length());
        }
        return site.composed(joined.toString(), parts);
    }

    private static @Nullable Object sum(@Nullable Object value, Arguments arguments) {
        Object attribute = arguments.get(0, "attribute", null);
        Object total = arguments.get(1, "start", 0L);
        if (total instanceof CharSequence) {
            throw new PythonException("sum() can't sum strings [use ''.join(seq) instead]");
        }
        KeyOf key = new KeyOf(attribute, arguments.undefined());
        for (Object item : Iteration.items(value)) {
            total = Operators.add(total, attribute == null ? item : key.apply(item));
        }
        return total;
    }

    private static List<@Nullable Object> batch(@Nullable Object value, Arguments arguments) {
        int size = arguments.integer(0, "linecount", 0);
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
            Limits.check(fill == null ? 0 : size);
            while (fill != null && row.size() < size) {
                row.add(fill);
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<@Nullable Object> slice(@Nullable Object value, Arguments arguments) {
        int slices = arguments.integer(0, "slices", 0);
        if (slices == 0) {
            throw new PythonException("integer division or modulo by zero");
        }
        Limits.check(slices);
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

    private static List<@Nullable Object> items(@Nullable Object value) {
        if (value instanceof Undefined undefined) {
            return Iteration.items(undefined);
        }
        if (value instanceof Map<?, ?> map) {
            return DictValues.items(map);
        }
        throw new PythonException("Can only get item pairs from a mapping.");
    }
}
