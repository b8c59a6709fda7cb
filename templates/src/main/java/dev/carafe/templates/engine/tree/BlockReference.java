package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.python.Attributed;
import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.Callable;
import dev.carafe.templates.jinja.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * A block as a function: {@code super()}, {@code super.super()}, {@code self.title()}.
 *
 * @param base the variables that the block sees
 */
public record BlockReference(Rendering rendering, String name, int level, Scope base) implements Callable, Attributed {
    /** Returns the block at a level or, if there is none, a value that fails when it is called. */
    static Object of(Rendering rendering, String name, int level, Scope base) {
        return rendering.inheritance().block(name, level) != null ? new BlockReference(rendering, name, level, base)
                : rendering.undefined().of("super", "there is no parent block called '" + name + "'.");
    }

    @Override
    public @Nullable Object call(Arguments arguments) {
        return rendering.captureAll((r, out) -> BlockStatement.render(r, name, level, base, out));
    }

    @Override
    public String toString() {
        return "<BlockReference '" + name + "'>";
    }

    @Override
    public @Nullable Object attribute(String attribute, Undefined.Kind kind) {
        return attribute.equals("super") ? of(rendering, name, level + 1, base)
                : kind.of(attribute, "'BlockReference object' has no attribute '" + attribute + "'");
    }
}
