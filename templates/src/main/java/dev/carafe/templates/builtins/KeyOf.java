package dev.carafe.templates.builtins;

import dev.carafe.templates.python.Attributes;
import dev.carafe.templates.python.Subscript;
import dev.carafe.templates.python.Text;
import dev.carafe.templates.python.Undefined;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What {@code attribute='address.city'} takes out of an item; without an attribute the item itself. */
record KeyOf(@Nullable Object attribute, Undefined.Policy undefined) implements UnaryOperator<@Nullable Object> {
    @Override
    public @Nullable Object apply(@Nullable Object item) {
        if (attribute == null) {
            return item;
        }
        return attribute instanceof Number ? Subscript.item(item, attribute, undefined)
                : Attributes.path(item, Text.str(attribute), undefined);
    }
}
