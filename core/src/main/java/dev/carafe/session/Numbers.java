package dev.carafe.session;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Converts numbers between types. */
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

    /** Parses a number as a numeric class, or returns null if that class can't hold it exactly. */
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
