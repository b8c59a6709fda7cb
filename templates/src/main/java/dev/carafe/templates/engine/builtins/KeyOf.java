package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.engine.python.Attributes;
import dev.carafe.templates.engine.python.Subscript;
import dev.carafe.templates.jinja.Undefined;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code attribute='address.city'} names from an item; without an attribute, returns the item itself.
 *
 * @param otherwise the value to use where a step is undefined; null for none
 */
record KeyOf(@Nullable Object attribute, @Nullable Object otherwise, Undefined.Kind undefined) implements UnaryOperator<@Nullable Object> {
    KeyOf(@Nullable Object attribute, Undefined.Kind undefined) {
        this(attribute, null, undefined);
    }

    @Override
    public @Nullable Object apply(@Nullable Object item) {
        if (attribute == null) {
            return item;
        }
        return attribute instanceof CharSequence path ? Attributes.path(item, path.toString(), otherwise, undefined)
                : Attributes.otherwise(Subscript.item(item, attribute, undefined), otherwise);
    }
}
