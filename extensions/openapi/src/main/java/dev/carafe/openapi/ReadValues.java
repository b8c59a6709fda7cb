package dev.carafe.openapi;

import dev.carafe.Carafe;
import dev.carafe.http.Request;
import dev.carafe.problem.Constraints;
import dev.carafe.problem.InvalidValue;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Finds nothing invalid: it stands where all that is read comes by, and tells listeners of it. */
final class ReadValues implements Constraints {
    private final List<BiConsumer<Request, Class<?>>> listeners;

    ReadValues(List<BiConsumer<Request, Class<?>>> listeners) {
        this.listeners = listeners;
    }

    @Override
    public List<InvalidValue> check(Object value, Locale locale) {
        if (!listeners.isEmpty() && Carafe.hasRequest()) {
            listeners.forEach(each -> each.accept(Carafe.request(), value.getClass()));
        }
        return List.of();
    }

    @Override
    public List<InvalidValue> checkProperty(Class<?> type, String property, @Nullable Object value, Locale locale) {
        return List.of();
    }

    @Override
    public boolean speaks(Locale locale) {
        return false;
    }
}
