package dev.carafe.routing;

import java.util.Locale;
import java.util.UUID;

/** {@code uuid}: 8-4-4-4-12 hexadecimal digits of any case. */
record UuidConverter(Shape shape) implements BuiltIn<UUID> {
    UuidConverter() {
        this(new Shape.Hexadecimal());
    }

    @Override
    public UUID parse(String text) {
        return UUID.fromString(text);
    }

    @Override
    public String print(Object value) {
        return value.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public int weight() {
        return 75;
    }
}
