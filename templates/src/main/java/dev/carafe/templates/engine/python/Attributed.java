package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Undefined;
import org.jspecify.annotations.Nullable;

/** An object of the engine that says itself what its attributes are, as {@code loop} does. */
public interface Attributed {
    /** The attribute, or an {@link Undefined} of the kind. */
    @Nullable Object attribute(String name, Undefined.Kind kind);
}
