package dev.carafe.templates.engine.builtins;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Jinja2's {@code env.policies}: the defaults of filters. */
public final class Policies {
    private static final List<String> NAMES = List.of("ext.i18n.trimmed", "json.dumps_kwargs", "truncate.leeway", "urlize.extra_schemes",
            "urlize.rel", "urlize.target");
    private final ConcurrentMap<String, Object> values = new ConcurrentHashMap<>(Map.of("urlize.rel", "noopener", "truncate.leeway", 5L));

    /** Creates Jinja2's policies. */
    public Policies() {}

    /** Sets a policy. Fails for a name that Jinja2 does not have. */
    public void set(String name, @Nullable Object value) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("There is no policy '%s'; the policies are %s.".formatted(name, String.join(", ", NAMES)));
        }
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }

    /** Returns the value of a policy, or null. */
    public @Nullable Object get(String name) {
        return values.get(name);
    }
}
