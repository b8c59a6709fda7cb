package dev.carafe.templates.engine.tree;

import dev.carafe.templates.jinja.Undefined;
import org.jspecify.annotations.Nullable;

/** What a render needs from its environment. */
public interface Library {
    /** Returns the template of an expression's value. Fails if there is none. */
    Template template(@Nullable Object name, Position asker);

    /** Returns the template of a name, or the first of several names that exists; null if there is none. */
    @Nullable Template first(@Nullable Object names, Position asker);

    /** Returns the error for when {@link #first} finds none. */
    RuntimeException notFound(@Nullable Object names, Position asker);

    /** Returns the kind of undefined values. */
    Undefined.Kind undefined();

    /** Returns the variables that a template sees without those of its caller. */
    Scope globals();
}
