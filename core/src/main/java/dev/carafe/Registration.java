package dev.carafe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an app or a blueprint is registered: what its endpoints and paths begin with, and whose hooks hold.
 *
 * @param name what endpoints are qualified by; null for the app's own
 * @param prefix what paths begin with
 * @param scopes whose hooks and error handlers hold, outer to inner
 */
record Registration(@Nullable String name, String prefix, List<Hooks> scopes) {
    /** The hooks of the app itself. */
    Hooks app() {
        return scopes.getFirst();
    }

    /** The place of a blueprint that is registered here. */
    Registration inner(String innerName, String innerPrefix, Hooks hooks) {
        List<Hooks> inner = new ArrayList<>(scopes);
        inner.add(hooks);
        return new Registration(qualified(innerName), path(innerPrefix), List.copyOf(inner));
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
