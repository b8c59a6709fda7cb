package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.engine.python.Attributed;
import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.Callable;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Repeats some values in turn: {@code row.next()}, {@code row.current}, {@code row.reset()}. */
final class Cycler implements Attributed {
    private final List<@Nullable Object> items;
    private int position;

    Cycler(Arguments arguments) {
        if (arguments.size() == 0) {
            throw new PythonException("at least one item has to be provided");
        }
        this.items = arguments.positional();
    }

    @Override
    public @Nullable Object attribute(String name, Undefined.Kind kind) {
        return switch (name) {
            case "current" -> items.get(position);
            case "next" -> (Callable) none -> {
                Object item = items.get(position);
                position = (position + 1) % items.size();
                return item;
            };
            case "reset" -> (Callable) none -> {
                position = 0;
                return null;
            };
            default -> kind.of(name, "'Cycler object' has no attribute '" + name + "'");
        };
    }
}
