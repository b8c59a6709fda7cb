package dev.carafe.session;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Numbers of one kind as numbers of another. */
final class Numbers {
    private static final Map<Class<?>, Function<BigDecimal, Number>> KINDS = Map.of(
            Byte.class, BigDecimal::byteValueExact,
            Short.class, BigDecimal::shortValueExact,
            Integer.class, BigDecimal::intValueExact,
            Long.class, BigDecimal::longValueExact,
            BigInteger.class, BigDecimal::toBigIntegerExact,
            BigDecimal.class, number -> number,
            Float.class, BigDecimal::floatValue,
            Double.class, BigDecimal::doubleValue);

    private Numbers() {}

    /** Returns the number that a text says as a class of number, or null if there is none that says the same. */
    static @Nullable Number exactly(String text, Class<?> kind) {
        Function<BigDecimal, Number> conversion = KINDS.get(kind);
        if (conversion == null) {
            return null;
        }
        try {
            BigDecimal exact = new BigDecimal(text);
            Number number = conversion.apply(exact);
            return new BigDecimal(number.toString()).compareTo(exact) == 0 ? number : null;
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }
}
