package dev.carafe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where an app or a blueprint is registered: the prefixes of its endpoints and paths, and the hooks that apply.
 *
 * @param name the prefix of endpoint names; null for the app's own
 * @param prefix the prefix of paths
 * @param scopes the hooks and error handlers that apply, outer to inner
 */
record Registration(@Nullable String name, String prefix, List<Hooks> scopes) {
    /** Returns the hooks of the app itself. */
    Hooks app() {
        return scopes.getFirst();
    }

    /** Returns the place of a blueprint registered within this one. */
    Registration inner(String innerName, String innerPrefix, Hooks hooks) {
        List<Hooks> inner = new ArrayList<>(scopes);
        inner.add(hooks);
        return new Registration(qualified(innerName), path(innerPrefix), List.copyOf(inner));
    }

    String qualified(String endpoint) {
        return name == null ? endpoint : name + "." + endpoint;
    }

    /** Joins a path to the prefix, with one slash in between. */
    String path(String below) {
        if (prefix.isEmpty() || below.isEmpty()) {
            return prefix + below;
        }
        String base = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        return below.startsWith("/") ? base + below : base + "/" + below;
    }
}
