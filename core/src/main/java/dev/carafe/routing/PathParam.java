package dev.carafe.routing;

import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.UUID;

/**
 * A typed path variable.
 *
 * <pre>{@code
 * static final PathParam<Integer> ID = PathParam.ofInt("id");
 *
 * app.get("/person/" + ID, req -> people.get(req.get(ID)));     // the rule is "/person/<id:int>"
 * }</pre>
 *
 * @param name the name of the variable
 * @param converter the converter in the text of the rule
 * @param type the type of the values
 */
public record PathParam<T>(String name, String converter, Class<T> type) {
    /** Describes a variable; prefer the named factories. A primitive type means its wrapper. */
    public PathParam {
        type = boxed(type);
    }

    /**
     * Creates a variable for a whole number of 32 bits. The rule takes 64 bits; a larger value is {@linkplain ValueTooLargeException no
     * such resource}.
     */
    public static PathParam<Integer> ofInt(String name) {
        return new PathParam<>(name, "int", Integer.class);
    }

    /** Creates a variable for a whole number of 64 bits. */
    public static PathParam<Long> ofLong(String name) {
        return new PathParam<>(name, "int", Long.class);
    }

    /** Creates a variable for a number with a decimal point. */
    public static PathParam<Double> ofDouble(String name) {
        return new PathParam<>(name, "float", Double.class);
    }

    /** Creates a variable for one segment of the path. */
    public static PathParam<String> ofString(String name) {
        return new PathParam<>(name, "string", String.class);
    }

    /** Creates a variable for a UUID. */
    public static PathParam<UUID> ofUuid(String name) {
        return new PathParam<>(name, "uuid", UUID.class);
    }

    /** Creates a variable for the rest of the path. */
    public static PathParam<String> ofPath(String name) {
        return new PathParam<>(name, "path", String.class);
    }

    /** Creates a variable for a converter of your own, which may have arguments: {@code of("c", "hex(digits=6)", Color.class)}. */
    public static <T> PathParam<T> of(String name, String converter, Class<T> type) {
        return new PathParam<>(name, converter, type);
    }

    /** Returns the wrapper of a primitive type. Kotlin's {@code Int::class.java} is {@code int}, which has no instances. */
    @SuppressWarnings("unchecked") // int.class and Integer.class are both Class<Integer>
    static <T> Class<T> boxed(Class<T> type) {
        return (Class<T>) MethodType.methodType(type).wrap().returnType();
    }

    /**
     * Returns the value of this variable among those of a match.
     *
     * @throws IllegalArgumentException if the match has no value of this name, or a value of another type
     * @throws ValueTooLargeException if the value does not fit the 32 bits of {@link #ofInt}
     */
    public T from(Map<String, Object> values) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The rule has no variable '" + name + "'. It has: "
                    + (values.isEmpty() ? "none" : String.join(", ", values.keySet())) + ".");
        }
        if (type == Integer.class && value instanceof Long number) {
            return type.cast(toInt(number));
        }
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("The variable '" + name + "' has the type " + value.getClass().getSimpleName()
                    + ", not " + type.getSimpleName() + ". Put " + this
                    + " into the rule, or ask for the type that the rule gives.");
        }
        return type.cast(value);
    }

    private Integer toInt(long number) {
        if (number != (int) number) {
            throw new ValueTooLargeException(name, number);
        }
        return (int) number;
    }

    /** Returns the variable as a rule writes it: {@code <id:int>}. */
    @Override
    public String toString() {
        return "<" + name + ":" + converter + ">";
    }
}
