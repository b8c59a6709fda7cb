package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.engine.expression.Vocabulary;
import dev.carafe.templates.engine.python.Generator;
import dev.carafe.templates.engine.python.Iteration;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.engine.python.Truth;
import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.Filter;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Test;
import dev.carafe.templates.jinja.Undefined;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Filters that apply another filter or a test to each item: {@code map}, {@code select}, {@code rejectattr}. */
final class SelectionFilters {
    private final Vocabulary vocabulary;

    SelectionFilters(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Returns the filter with this name, or null. */
    @Nullable Filter find(String name) {
        return switch (name) {
            case "map" -> (v, a) -> new Generator(() -> map(v, a));
            case "select" -> (v, a) -> new Generator(() -> select(v, a, false, true));
            case "reject" -> (v, a) -> new Generator(() -> select(v, a, false, false));
            case "selectattr" -> (v, a) -> new Generator(() -> select(v, a, true, true));
            case "rejectattr" -> (v, a) -> new Generator(() -> select(v, a, true, false));
            default -> null;
        };
    }

    private List<@Nullable Object> map(@Nullable Object value, Arguments arguments) {
        List<@Nullable Object> items = items(value);
        List<@Nullable Object> mapped = new ArrayList<>(items.size());
        if (items.isEmpty()) {
            return mapped; // Python checks the arguments only when there is an item
        }
        if (arguments.size() == 0) {
            mapAttribute(items, arguments, mapped);
            return mapped;
        }
        String name = arguments.text(0);
        Filter filter = vocabulary.filter(name);
        if (filter == null) {
            throw new PythonException("No filter named '" + name + "'.");
        }
        Arguments rest = arguments.after(1);
        for (Object item : items) {
            mapped.add(filter.apply(item, rest));
        }
        return mapped;
    }

    private static void mapAttribute(List<@Nullable Object> items, Arguments arguments, List<@Nullable Object> mapped) {
        if (!arguments.named().containsKey("attribute")) {
            throw new PythonException("map requires a filter argument");
        }
        for (String name : arguments.named().keySet()) {
            if (!name.equals("attribute") && !name.equals("default")) {
                throw new PythonException("Unexpected keyword argument '" + name + "'");
            }
        }
        KeyOf key = new KeyOf(arguments.named().get("attribute"), arguments.named().get("default"), arguments.undefined());
        items.forEach(item -> mapped.add(key.apply(item)));
    }

    private List<@Nullable Object> select(@Nullable Object value, Arguments arguments, boolean byAttribute, boolean wanted) {
        List<@Nullable Object> items = items(value);
        if (items.isEmpty()) {
            return items;
        }
        if (byAttribute && arguments.size() == 0) {
            throw new PythonException("Missing parameter for attribute name");
        }
        KeyOf key = new KeyOf(byAttribute ? arguments.get(0) : null, arguments.undefined());
        int skipped = byAttribute ? 1 : 0;
        Test test = arguments.size() > skipped ? test(arguments.get(skipped)) : (item, none) -> Truth.of(item);
        Arguments rest = arguments.after(skipped + 1);
        List<@Nullable Object> selected = new ArrayList<>();
        for (Object item : items) {
            if (test.passes(key.apply(item), rest) == wanted) {
                selected.add(item);
            }
        }
        return selected;
    }

    /** Treats None and other false values as empty. */
    private static List<@Nullable Object> items(@Nullable Object value) {
        return Truth.of(value) ? Iteration.items(value) : List.of();
    }

    private Test test(@Nullable Object name) {
        Test test = vocabulary.test(Text.str(name));
        if (test == null) {
            throw new PythonException("No test named '" + Text.str(name) + "'.");
        }
        return test;
    }
}
