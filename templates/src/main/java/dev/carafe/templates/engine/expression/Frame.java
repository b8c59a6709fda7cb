package dev.carafe.templates.engine.expression;

import dev.carafe.templates.engine.python.Site;
import org.jspecify.annotations.Nullable;

/** The context of an expression: the variables, and its place. */
public interface Frame extends Site {
    /** The value of a variable; an {@link dev.carafe.templates.jinja.Undefined} where there is none. */
    @Nullable Object variable(String name);
}
