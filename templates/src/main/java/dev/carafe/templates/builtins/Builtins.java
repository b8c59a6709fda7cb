package dev.carafe.templates.builtins;

import dev.carafe.templates.expression.Filter;
import dev.carafe.templates.expression.Test;
import dev.carafe.templates.expression.Vocabulary;
import dev.carafe.templates.python.Callable;
import java.util.HashMap;
import java.util.Map;

/** The tables of what is built in, by name. */
public final class Builtins {
    private Builtins() {}

    /** Jinja2's filters; {@code map} and {@code select} look others up in the vocabulary. */
    public static Map<String, Filter> filters(Vocabulary vocabulary) {
        Map<String, Filter> filters = new HashMap<>();
        TextFilters.addTo(filters);
        LayoutFilters.addTo(filters);
        HtmlFilters.addTo(filters);
        NumberFilters.addTo(filters);
        ListFilters.addTo(filters);
        OrderFilters.addTo(filters);
        new SelectionFilters(vocabulary).addTo(filters);
        return filters;
    }

    /** Jinja2's tests; {@code filter} and {@code test} look names up in the vocabulary. */
    public static Map<String, Test> tests(Vocabulary vocabulary) {
        return Tests.all(vocabulary);
    }

    /** Jinja2's global functions. */
    public static Map<String, Callable> functions() {
        return Functions.all();
    }
}
