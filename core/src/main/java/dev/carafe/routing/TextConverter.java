package dev.carafe.routing;

import java.util.List;

/** {@code string}, {@code any} and {@code path}: the value is the text itself, and only its shape is checked. */
record TextConverter(Shape shape, int weight) implements BuiltIn<String> {
    /** {@code string(minlength, maxlength, length)}: one segment, its length in code points. */
    static TextConverter string(ConverterArguments given) {
        ConverterArguments arguments = given.order("minlength", "maxlength", "length");
        int length = arguments.integer("length", 0);
        int min = arguments.integer("minlength", 1);
        int max = arguments.integer("maxlength", Integer.MAX_VALUE);
        if (length > 0) {
            min = length;
            max = length;
        }
        if (length < 0 || min < 1 || max < min) {
            throw new IllegalArgumentException("no text has a length from " + min + " to " + max);
        }
        return new TextConverter(new Shape.Text(min, max), 100);
    }

    /** {@code any(a, b)}: one of the items, exactly. */
    static TextConverter any(ConverterArguments arguments) {
        List<String> items = arguments.positional();
        if (items.isEmpty()) {
            throw new IllegalArgumentException("needs at least one item, as in any(rss, atom)");
        }
        for (String item : items) {
            if (item.isEmpty() || item.indexOf('/') >= 0) {
                throw new IllegalArgumentException("item '" + item + "' can never match: a segment is not empty and holds no '/'");
            }
        }
        return new TextConverter(new Shape.OneOf(List.copyOf(items)), 75);
    }

    /** {@code path}: the rest of the path, slashes included. */
    static TextConverter path() {
        return new TextConverter(new Shape.Rest(), 200);
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
    public boolean spansSlashes() {
        return shape instanceof Shape.Rest;
    }
}
