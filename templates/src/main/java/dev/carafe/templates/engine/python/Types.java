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

/** What type a value is to Python. */
public final class Types {
    private Types() {}

    /** Python's name of the type: {@code int}, {@code str}, {@code dict}; of other Java objects the class's own. */
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

    /** A number without a fraction; booleans are none here. */
    public static boolean isInteger(@Nullable Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof BigInteger || value instanceof Short
                || value instanceof Byte;
    }

    /** What may be a position, a width or a count: a whole number or a boolean. */
    public static boolean isIndex(@Nullable Object value) {
        return isInteger(value) || value instanceof Boolean;
    }

    /** A record of the program; those of the engine are no data. */
    public static boolean isRecord(@Nullable Object value) {
        return value instanceof Record && !(value instanceof CharSequence || value instanceof Attributed || value instanceof Callable);
    }

    /** Text, markup included. */
    public static boolean isString(@Nullable Object value) {
        return value instanceof CharSequence;
    }
}
