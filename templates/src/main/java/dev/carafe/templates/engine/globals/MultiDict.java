package dev.carafe.templates.engine.globals;

import dev.carafe.http.MultiValues;
import dev.carafe.templates.engine.python.Attributed;
import dev.carafe.templates.jinja.Callable;
import dev.carafe.templates.jinja.Undefined;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a query or form: a dict with the first value of each, and {@code getlist} for all. */
final class MultiDict extends Dict implements Attributed {
    private final MultiValues values;

    MultiDict(MultiValues values) {
        super(values::contains, values::get, () -> firsts(values));
        this.values = values;
    }

    private static Map<String, String> firsts(MultiValues values) {
        Map<String, String> firsts = new LinkedHashMap<>();
        values.forEach(field -> firsts.putIfAbsent(field.getKey(), field.getValue()));
        return firsts;
    }

    @Override
    public @Nullable Object attribute(String name, Undefined.Kind kind) {
        Callable all = arguments -> values.all(arguments.text(0));
        return name.equals("getlist") ? all : kind.of(name, "the request has no field '" + name + "'");
    }
}
