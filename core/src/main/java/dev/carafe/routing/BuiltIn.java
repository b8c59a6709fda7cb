package dev.carafe.routing;

import org.jspecify.annotations.Nullable;

/** A converter whose {@link Shape} is known, so that it can share a segment with others. */
sealed interface BuiltIn<T> extends Converter<T>
        permits StringConverter, IntConverter, FloatConverter, PathConverter, AnyConverter, UuidConverter {
    /** {@link #parse} is asked only for texts of this shape. */
    Shape shape();

    /** The text of a value of any type, or null if it cannot be one of this converter's. */
    @Nullable String print(Object value);
}
