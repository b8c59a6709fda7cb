package dev.carafe.routing;

import java.util.List;

/** {@code any(a, b)}: one of the items, exactly. */
record AnyConverter(Shape shape) implements BuiltIn<String> {
    AnyConverter(ConverterArguments arguments) {
        this(new Shape.OneOf(checked(arguments.positional())));
    }

    private static List<String> checked(List<String> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("needs at least one item, as in any(rss, atom)");
        }
        for (String item : items) {
            if (item.isEmpty() || item.indexOf('/') >= 0) {
                throw new IllegalArgumentException(
                        "item '" + item + "' can never match: a segment is not empty and holds no '/'");
            }
        }
        return List.copyOf(items);
    }

    @Override
    public String parse(String text) {
        return text;
    }

    @Override
    public String print(Object value) {
        return value.toString();
    }

    @Override
    public int weight() {
        return 75;
    }
}
