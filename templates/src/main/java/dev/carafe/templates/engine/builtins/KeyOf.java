package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.engine.python.Attributes;
import dev.carafe.templates.engine.python.Subscript;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.jinja.Undefined;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What {@code attribute='address.city'} takes out of an item; without an attribute the item itself. */
record KeyOf(@Nullable Object attribute, Undefined.Kind undefined) implements UnaryOperator<@Nullable Object> {
    @Override
    public @Nullable Object apply(@Nullable Object item) {
        if (attribute == null) {
            return item;
        }
        return attribute instanceof Number ? Subscript.item(item, attribute, undefined)
                : Attributes.path(item, Text.str(attribute), undefined);
    }
}
