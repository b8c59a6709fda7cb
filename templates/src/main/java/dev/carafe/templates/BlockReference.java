package dev.carafe.templates;

import dev.carafe.templates.python.Arguments;
import dev.carafe.templates.python.Attributed;
import dev.carafe.templates.python.Callable;
import dev.carafe.templates.python.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * A block as a function: {@code super()}, {@code super.super()}, {@code self.title()}.
 *
 * @param base the variables that the block sees
 */
record BlockReference(Rendering rendering, String name, int level, Scope base) implements Callable, Attributed {
    /** The block of that level; if there is none, what fails when it is called. */
    static Object of(Rendering rendering, String name, int level, Scope base) {
        return rendering.inheritance().block(name, level) != null ? new BlockReference(rendering, name, level, base)
                : new Undefined("there is no parent block called '" + name + "'.", rendering.undefined());
    }

    @Override
    public @Nullable Object call(Arguments arguments) {
        return rendering.capture((r, out) -> BlockStatement.render(r, name, level, base, out));
    }

    @Override
    public String toString() {
        return "<BlockReference '" + name + "'>";
    }

    @Override
    public @Nullable Object attribute(String attribute, Undefined.Policy policy) {
        return attribute.equals("super") ? of(rendering, name, level + 1, base)
                : new Undefined("'BlockReference object' has no attribute '" + attribute + "'", policy);
    }
}
