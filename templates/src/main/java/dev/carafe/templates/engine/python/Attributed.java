package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Undefined;
import org.jspecify.annotations.Nullable;

/** An object of the engine that defines its own attributes, such as {@code loop}. */
public interface Attributed {
    /** Returns the attribute, or an {@link Undefined} of the kind. */
    @Nullable Object attribute(String name, Undefined.Kind kind);
}
