package dev.carafe.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The environment variables or system properties that become settings by their prefix. */
final class Variables {
    private final String source;
    private final String kind;
    private final Map<String, Variable> variables = new TreeMap<>();

    private Variables(String source, String kind) {
        this.source = source;
        this.kind = kind;
    }

    /** A variable under its original name. */
    private record Variable(String name, String text) {}

    static Variables ofEnvironment(Map<String, String> environment, String prefix) {
        Variables found = new Variables("the environment", "environment variable");
        environment.forEach((name, text) -> {
            if (name.startsWith(prefix + "_")) {
                found.variables.put(name.substring(prefix.length() + 1), new Variable(name, text));
            }
        });
        return found;
    }

    static Variables ofProperties(Properties properties, String prefix) {
        Variables found = new Variables("the system properties", "system property");
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(prefix + ".")) {
                String[] path = name.substring(prefix.length() + 1).split("__", 2);
                path[0] = Keys.of(path[0]);
                found.variables.put(String.join("__", path), new Variable(name, properties.getProperty(name, "")));
            }
        }
        return found;
    }

    void assignTo(Settings settings) {
        settings.refuseBoth(variables.keySet(), source);
        variables.forEach((key, variable) -> settings.assign(key, variable.text(), "the %s %s".formatted(kind, variable.name())));
    }

    /**
     * Returns a map with a value set at a path of keys and its other entries kept; null counts as an empty map.
     *
     * @throws IllegalArgumentException if something on the path is not a map
     */
    static @Nullable Object with(@Nullable Object whole, List<String> path, @Nullable Object value) {
        if (path.isEmpty()) {
            return value;
        }
        Map<@Nullable Object, @Nullable Object> parts = new LinkedHashMap<>();
        if (whole instanceof Map<?, ?> map) {
            parts.putAll(map);
        } else if (whole != null) {
            throw new IllegalArgumentException("no map");
        }
        parts.put(path.getFirst(), with(parts.get(path.getFirst()), path.subList(1, path.size()), value));
        return parts;
    }
}
