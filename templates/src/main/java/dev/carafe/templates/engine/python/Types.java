package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Callable;
import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.Tuple;
import dev.carafe.templates.jinja.Undefined;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types that values have in Python. */
public final class Types {
    private Types() {}

    /** Returns Python's name of a type: {@code int}, {@code str}, {@code dict}; for other Java objects, that of the class. */
    public static String name(@Nullable Object value) {
        return switch (value) {
            case null -> "NoneType";
            case Boolean b -> "bool";
            case Undefined u -> "Undefined";
            case Markup m -> "Markup";
            case CharSequence s -> "str";
            case Number n -> isInteger(n) ? "int" : n instanceof Double || n instanceof Float ? "float" : "Decimal";
            case Tuple t -> "tuple";
            case Map<?, ?> m -> "dict";
            case Set<?> s -> "set";
            case Typed t -> t.type();
            case Collection<?> c -> "list";
            case Callable c -> "function";
            default -> value.getClass().getSimpleName();
        };
    }

    /** Returns whether a value is a whole number. Booleans are none here. */
    public static boolean isInteger(@Nullable Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof BigInteger || value instanceof Short
                || value instanceof Byte;
    }

    /** Returns whether a value may be a position, a width or a count: a whole number or a boolean. */
    public static boolean isIndex(@Nullable Object value) {
        return isInteger(value) || value instanceof Boolean;
    }

    /** Returns whether a value is a record of the program. Those of the engine are no data. */
    public static boolean isRecord(@Nullable Object value) {
        return value instanceof Record && !(value instanceof CharSequence || value instanceof Attributed || value instanceof Callable);
    }

    /** Returns whether a value is text; markup is. */
    public static boolean isString(@Nullable Object value) {
        return value instanceof CharSequence;
    }
}
