package dev.carafe;

import java.util.HashMap;
import java.util.Map;

/** What is installed in an app, one of each class. */
final class Extensions {
    private final App app;
    private final Map<Class<?>, Extension> installed = new HashMap<>();

    Extensions(App app) {
        this.app = app;
    }

    void install(Extension extension) {
        if (installed.putIfAbsent(extension.getClass(), extension) != null) {
            throw new IllegalStateException("The extension %s is installed in app '%s' already. Install it once."
                    .formatted(extension.getClass().getSimpleName(), app.name()));
        }
        extension.init(app);
    }

    <T extends Extension> T get(Class<T> type) {
        Extension extension = installed.get(type);
        if (extension == null) {
            throw new IllegalStateException("No %s is installed in app '%s'. Install one first: app.install(...)."
                    .formatted(type.getSimpleName(), app.name()));
        }
        return type.cast(extension);
    }
}
