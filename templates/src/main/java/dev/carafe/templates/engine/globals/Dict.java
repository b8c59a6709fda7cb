package dev.carafe.templates.engine.globals;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A read-only dict whose values are looked up at their source, and only when a template asks for them. */
class Dict extends AbstractMap<String, @Nullable Object> {
    private final Predicate<String> contains;
    private final Function<String, @Nullable Object> get;
    private final Supplier<? extends Map<String, ? extends @Nullable Object>> all;

    Dict(Predicate<String> contains, Function<String, @Nullable Object> get,
            Supplier<? extends Map<String, ? extends @Nullable Object>> all) {
        this.contains = contains;
        this.get = get;
        this.all = all;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && contains.test(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return getOrDefault(key, null);
    }

    @Override
    public @Nullable Object getOrDefault(@Nullable Object key, @Nullable Object fallback) {
        return key instanceof String name && contains.test(name) ? get.apply(name) : fallback;
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return Collections.<String, @Nullable Object>unmodifiableMap(all.get()).entrySet();
    }
}
