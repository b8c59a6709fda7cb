package dev.carafe.templates.globals;

import dev.carafe.http.MultiValues;
import dev.carafe.templates.python.Attributed;
import dev.carafe.templates.python.Callable;
import dev.carafe.templates.python.Undefined;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields of a query or form: a dict of their first values, and {@code getlist} for all. */
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
    public @Nullable Object attribute(String name, Undefined.Policy policy) {
        Callable all = arguments -> values.all(arguments.text(0));
        return name.equals("getlist") ? all : new Undefined("the request has no field '" + name + "'", policy);
    }
}
