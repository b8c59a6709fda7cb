package dev.carafe.routing;

import org.jspecify.annotations.Nullable;

/** A converter whose {@link Shape} is known, so that it can share a segment with others. */
interface BuiltIn<T> extends Converter<T> {
    /** {@link #parse} is asked only for texts of this shape. */
    Shape shape();

    /** The text of a value of any type, or null if it cannot be one of this converter's. */
    @Nullable String print(Object value);

    /** Whether every text of its shape has a value. */
    default boolean takesItsShape() {
        return true;
    }

    /** Whether it surely takes every text that the other takes. */
    default boolean covers(Converter<?> other) {
        return shape().covers(shapeOf(other));
    }

    /** What the text of a converter looks like; a user's converter sees a segment or, if it says so, the rest. */
    static Shape shapeOf(Converter<?> converter) {
        if (converter instanceof BuiltIn<?> builtIn) {
            return builtIn.shape();
        }
        return converter.spansSlashes() ? new Shape.Rest() : Shape.Text.SEGMENT;
    }
}
