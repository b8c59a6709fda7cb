package dev.carafe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the routes of an app or of a registered blueprint are found.
 *
 * @param name what endpoints are qualified by; null for the app's own
 * @param prefix what paths begin with
 * @param scopes whose hooks and error handlers hold, outer to inner
 */
record Mount(@Nullable String name, String prefix, List<Scope> scopes) {
    /** The scope of the app itself. */
    Scope app() {
        return scopes.getFirst();
    }

    /** The place of a blueprint that is registered here. */
    Mount inner(String innerName, String innerPrefix, Scope scope) {
        List<Scope> inner = new ArrayList<>(scopes);
        inner.add(scope);
        return new Mount(qualified(innerName), path(innerPrefix), List.copyOf(inner));
    }

    String qualified(String endpoint) {
        return name == null ? endpoint : name + "." + endpoint;
    }

    /** A path below the prefix, with one slash in between. */
    String path(String below) {
        if (prefix.isEmpty() || below.isEmpty()) {
            return prefix + below;
        }
        String base = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        return below.startsWith("/") ? base + below : base + "/" + below;
    }
}
