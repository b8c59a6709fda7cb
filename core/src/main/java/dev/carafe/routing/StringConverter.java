package dev.carafe.routing;

/** {@code string(minlength, maxlength, length)}: one segment, its length in code points. */
record StringConverter(Shape shape) implements BuiltIn<String> {
    StringConverter(ConverterArguments arguments) {
        this(shape(arguments.order("minlength", "maxlength", "length")));
    }

    private static Shape shape(ConverterArguments arguments) {
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
        return new Shape.Text(min, max);
    }

    @Override
    public String parse(String text) {
        return text;
    }

    @Override
    public String print(Object value) {
        return value.toString();
    }
}
