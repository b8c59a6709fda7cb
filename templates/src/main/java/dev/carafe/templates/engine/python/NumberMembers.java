package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Callable;
import dev.carafe.templates.jinja.Tuple;
import dev.carafe.templates.jinja.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The attributes and methods of Python's {@code int} and {@code float}. */
final class NumberMembers {
    private NumberMembers() {}

    static @Nullable Object get(Number number, String name, Undefined.Kind kind) {
        Object member = Types.isInteger(number) ? ofInteger(number, name) : ofFloat(number, name);
        return member == null ? Missing.attribute(number, name, kind) : member;
    }

    private static @Nullable Object ofInteger(Number number, String name) {
        return switch (name) {
            case "real", "numerator" -> number;
            case "imag" -> 0L;
            case "denominator" -> 1L;
            case "conjugate" -> method("int.conjugate", number);
            case "bit_length" -> method("int.bit_length", (long) Numbers.big(number).abs().bitLength());
            case "bit_count" -> method("int.bit_count", (long) Numbers.big(number).abs().bitCount());
            case "as_integer_ratio" -> method("int.as_integer_ratio", Tuple.of(number, 1L));
            default -> null;
        };
    }

    private static @Nullable Object ofFloat(Number number, String name) {
        double value = number.doubleValue();
        return switch (name) {
            case "real" -> number;
            case "imag" -> 0.0;
            case "conjugate" -> method("float.conjugate", number);
            case "is_integer" -> method("float.is_integer", Double.isFinite(value) && value == Math.rint(value));
            case "as_integer_ratio" -> Double.isFinite(value) ? method("float.as_integer_ratio", ratio(new BigDecimal(value))) : null;
            default -> null;
        };
    }

    private static Tuple ratio(BigDecimal value) {
        BigInteger denominator = BigInteger.TEN.pow(Math.max(value.scale(), 0));
        BigInteger numerator = value.multiply(new BigDecimal(denominator)).toBigInteger();
        BigInteger common = numerator.gcd(denominator).max(BigInteger.ONE);
        return Tuple.of(Numbers.shrink(numerator.divide(common)), Numbers.shrink(denominator.divide(common)));
    }

    private static Callable method(String name, Object result) {
        Signature signature = Signature.of("." + name + "()");
        return arguments -> {
            signature.check(arguments);
            return result;
        };
    }
}
