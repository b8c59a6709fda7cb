package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a dict from the arguments of {@code dict(...)}: a dict, a record, or pairs of key and value. */
public final class DictValues {
    private DictValues() {}

    /** Returns the entries in their order. */
    public static Map<@Nullable Object, @Nullable Object> of(@Nullable Object source) {
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        if (source instanceof Record record && Types.isRecord(record)) {
            entries.putAll(Properties.components(record));
            return entries;
        }
        if (source instanceof Map<?, ?> map) {
            entries.putAll(map);
            return entries;
        }
        if (source instanceof Undefined undefined) {
            throw undefined.error();
        }
        int index = 0;
        for (Object item : Iteration.items(source)) {
            List<@Nullable Object> pair = Iteration.items(item);
            if (pair.size() != 2) {
                throw new PythonException("dictionary update sequence element #" + index + " has length " + pair.size()
                        + "; 2 is required");
            }
            Comparison.requireHashable(pair.get(0));
            entries.put(pair.get(0), pair.get(1));
            index++;
        }
        return entries;
    }

    /** Returns the entries of a dict or a record. Fails for anything else. */
    public static Map<@Nullable Object, @Nullable Object> ofMapping(@Nullable Object source) {
        if (source instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (!(source instanceof Map<?, ?>) && !Types.isRecord(source)) {
            throw new PythonException("'" + Types.name(source) + "' object has no attribute 'items'");
        }
        return of(source);
    }

    /** Returns the entries of a dict as pairs. */
    public static List<@Nullable Object> items(Map<?, ?> map) {
        return DictView.pairs(map);
    }
}
