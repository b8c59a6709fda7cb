package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.expression.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of a macro or a caller: {@code (name, type='text')}. */
public record Parameters(List<Parameter> all) {
    /** No parameters. */
    public static final Parameters NONE = new Parameters(List.of());

    /** A name and its default value. */
    public record Parameter(String name, @Nullable Expression otherwise) {}

}
