package dev.carafe.routing;

/** {@code path}: the rest of the path, slashes included. */
record PathConverter(Shape shape) implements BuiltIn<String> {
    PathConverter() {
        this(new Shape.Rest());
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
        return 200;
    }

    @Override
    public boolean spansSlashes() {
        return true;
    }
}
