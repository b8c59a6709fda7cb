package dev.carafe.routing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a rule: fixed text or a variable. */
sealed interface Piece {
    /** Returns what makes two pieces the same edge of the tree. A variable's name is not part of it. */
    Object identity();

    /** Returns whether this certainly takes every text that the other takes; {@code exactly} requires that they are the same. */
    boolean covers(Piece other, boolean exactly);

    /** Returns whether this takes every text of its shape. */
    boolean takesItsShape();

    /** Text that a path must contain literally. */
    record Literal(String text) implements Piece {
        @Override
        public boolean covers(Piece other, boolean exactly) {
            return equals(other);
        }

        @Override
        public boolean takesItsShape() {
            return true;
        }

        @Override
        public Object identity() {
            return text;
        }
    }

    /** A value of the path. */
    record Placeholder(Variable variable, Converter<?> converter, Shape shape) implements Piece {
        Placeholder(Variable variable, Converter<?> converter) {
            this(variable, converter, BuiltIn.shapeOf(converter));
        }

        /** Returns the text of a value, which this variable accepts, or null if it has none. */
        @Nullable String print(Object value) {
            String text = format(value);
            return text != null && PathText.isEncodable(text) && parse(text) != null ? text : null;
        }

        @SuppressWarnings("unchecked") // a value of the wrong type fails in the converter's own cast
        private @Nullable String format(Object value) {
            if (converter instanceof BuiltIn<?> builtIn) {
                return builtIn.print(value.getClass().isArray() ? UrlValues.text(value) : value);
            }
            try {
                return ((Converter<Object>) converter).format(value);
            } catch (ClassCastException e) {
                Object parsed = value instanceof String text ? parse(text) : null;
                return parsed == null ? null : ((Converter<Object>) converter).format(parsed);
            }
        }

        private @Nullable Object parse(String text) {
            return shape.takes(text, 0, text.length()) ? converter.parse(text) : null;
        }

        @Override
        public boolean covers(Piece other, boolean exactly) {
            if (!(other instanceof Placeholder that)) {
                return false;
            }
            if (converter instanceof BuiltIn<?> builtIn) {
                return exactly ? converter.equals(that.converter) : builtIn.covers(that.converter);
            }
            return identity().equals(that.identity());
        }

        @Override
        public boolean takesItsShape() {
            return converter instanceof BuiltIn<?> builtIn && builtIn.takesItsShape();
        }

        @Override
        public Object identity() {
            return converter instanceof BuiltIn<?>
                    ? shape
                    : new OwnConverter(variable.converter(), variable.positional(), variable.named());
        }
    }

    /** A user's converter with its arguments. */
    record OwnConverter(String name, List<String> positional, Map<String, String> named) {}
}
