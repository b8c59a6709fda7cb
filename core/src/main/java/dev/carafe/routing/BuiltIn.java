package dev.carafe.routing;

import org.jspecify.annotations.Nullable;

/** A converter whose {@link Shape} is known, so that it can share a segment with others. */
interface BuiltIn<T> extends Converter<T> {
    /** Returns the shape of the texts. {@link #parse} is called only with texts of this shape. */
    Shape shape();

    /** Returns the text of a value of any type, or null if it can't be one of this converter's. */
    @Nullable String print(Object value);

    /** Returns whether every text of the shape has a value. */
    default boolean takesItsShape() {
        return true;
    }

    /** Returns whether this certainly takes every text that the other takes. */
    default boolean covers(Converter<?> other) {
        return shape().covers(shapeOf(other));
    }

    /** Returns the shape of a converter's texts. A user's converter takes a segment or, if it spans slashes, the rest. */
    static Shape shapeOf(Converter<?> converter) {
        if (converter instanceof BuiltIn<?> builtIn) {
            return builtIn.shape();
        }
        return converter.spansSlashes() ? new Shape.Rest() : Shape.Text.SEGMENT;
    }
}
