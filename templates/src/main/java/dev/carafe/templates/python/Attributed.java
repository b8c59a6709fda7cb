package dev.carafe.templates.python;

import org.jspecify.annotations.Nullable;

/** An object of the engine that says itself what its attributes are, as {@code loop} does. */
public interface Attributed {
    /** The attribute, or an {@link Undefined} by the policy. */
    @Nullable Object attribute(String name, Undefined.Policy policy);
}
