package dev.carafe.templates.engine.tree;

import dev.carafe.templates.jinja.Undefined;
import org.jspecify.annotations.Nullable;

/** What a render needs of the environment around it. */
public interface Library {
    /** The template of a name that an expression gave; fails if there is none. */
    Template template(@Nullable Object name, Position asker);

    /** The template of a name, or of several names the first that exists; null if there is none. */
    @Nullable Template first(@Nullable Object names, Position asker);

    /** The error of {@link #first} that finds none. */
    RuntimeException notFound(@Nullable Object names, Position asker);

    /** The kind of undefined values. */
    Undefined.Kind undefined();

    /** The variables that a template sees without those of its caller. */
    Scope globals();
}
