package dev.carafe.templates;

import dev.carafe.Carafe;
import dev.carafe.templates.engine.tree.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The functions that add variables to every render, or to renders in requests of a blueprint. */
final class ContextProcessors {
    private static final String ALL = "";

    private final Map<String, List<Supplier<? extends Map<String, ? extends @Nullable Object>>>> byBlueprint =
            new ConcurrentHashMap<>();

    void add(Supplier<? extends Map<String, ? extends @Nullable Object>> variables) {
        add(ALL, variables);
    }

    void add(String blueprint, Supplier<? extends Map<String, ? extends @Nullable Object>> variables) {
        byBlueprint.computeIfAbsent(blueprint, name -> new CopyOnWriteArrayList<>()).add(variables);
    }

    /** Returns a scope where their variables come before the globals, and those of an inner blueprint before those of outer ones. */
    Scope scope(Scope globals) {
        Scope scope = globals;
        if (byBlueprint.isEmpty()) {
            return scope;
        }
        for (String blueprint : outerFirst()) {
            for (var variables : byBlueprint.getOrDefault(blueprint, List.of())) {
                scope = Scope.of(variables.get(), scope);
            }
        }
        return scope;
    }

    private static List<String> outerFirst() {
        List<String> names = new ArrayList<>(List.of(ALL));
        String blueprint = Carafe.hasRequest() ? Carafe.request().blueprint() : null;
        if (blueprint != null) {
            for (int dot = blueprint.indexOf('.'); dot >= 0; dot = blueprint.indexOf('.', dot + 1)) {
                names.add(blueprint.substring(0, dot));
            }
            names.add(blueprint);
        }
        return names;
    }
}
