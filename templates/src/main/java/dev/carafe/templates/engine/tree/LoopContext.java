package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.python.Attributed;
import dev.carafe.templates.engine.python.Comparison;
import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.Callable;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of {@code loop} within a loop. */
public final class LoopContext implements Attributed, Callable {
    private final ForStatement statement;
    private final Rendering rendering;
    private final Scope outer;
    private final List<@Nullable Object> items;
    private final int depth;
    private int index = -1;
    private @Nullable List<@Nullable Object> seen;

    LoopContext(ForStatement statement, Rendering rendering, Scope outer, List<@Nullable Object> items, int depth) {
        this.statement = statement;
        this.rendering = rendering;
        this.outer = outer;
        this.items = items;
        this.depth = depth;
    }

    boolean advance() {
        index++;
        return index < items.size();
    }

    @Nullable Object item() {
        return items.get(index);
    }

    @Override
    public @Nullable Object attribute(String name, Undefined.Kind kind) {
        int size = items.size();
        return switch (name) {
            case "index" -> index + 1L;
            case "index0" -> (long) index;
            case "revindex" -> (long) size - index;
            case "revindex0" -> size - index - 1L;
            case "first" -> index == 0;
            case "last" -> index == size - 1;
            case "length" -> (long) size;
            case "depth" -> depth + 1L;
            case "depth0" -> (long) depth;
            case "previtem" -> index > 0 ? items.get(index - 1) : kind.of(name, "there is no previous item");
            case "nextitem" -> index < size - 1 ? items.get(index + 1) : kind.of(name, "there is no next item");
            case "cycle" -> (Callable) this::cycle;
            case "changed" -> (Callable) this::changed;
            default -> kind.of(name, "'LoopContext object' has no attribute '" + name + "'");
        };
    }

    @Override
    public String toString() {
        return "<LoopContext " + (index + 1) + "/" + items.size() + ">";
    }

    private @Nullable Object cycle(Arguments arguments) {
        if (arguments.size() == 0) {
            throw new PythonException("no items for cycling given");
        }
        return arguments.get(index % arguments.size());
    }

    private Object changed(Arguments arguments) {
        List<@Nullable Object> now = arguments.positional();
        boolean changed = seen == null || !Comparison.equal(seen, now);
        seen = now;
        return changed;
    }

    /** Runs the same loop again over other items: {@code loop(item.children)}. */
    @Override
    public Object call(Arguments arguments) {
        if (!statement.recursive()) {
            throw new PythonException(
                    "The loop must have the 'recursive' marker to be called recursively: {% for ... in ... recursive %}");
        }
        Object more = arguments.get(0);
        Scope before = rendering.enter(outer);
        try {
            return rendering.capture((r, out) -> statement.loop(r, more, depth + 1, out));
        } finally {
            rendering.enter(before);
        }
    }
}
