package dev.carafe.routing;

/** A part of a rule: fixed text or a variable. */
sealed interface Piece {
    /** What makes two pieces the same place in the tree; the name of a variable does not. */
    Object identity();

    /** Text that a path must hold as it is. */
    record Literal(String text) implements Piece {
        @Override
        public Object identity() {
            return text;
        }
    }

    /** A value of the path. {@code type} is the converter as the rule writes it: {@code int(min=1)}. */
    record Variable(String name, String type, Converter<?> converter, Shape shape) implements Piece {
        Variable(String name, String type, Converter<?> converter) {
            this(name, type, converter, Shape.of(converter));
        }

        @Override
        public Object identity() {
            return converter instanceof BuiltIn<?> ? shape : new UserType(type, converter.getClass());
        }
    }

    /** A user's converter with its arguments. */
    record UserType(String type, Class<?> converter) {}
}
