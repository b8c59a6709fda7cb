package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Arithmetic: whole numbers grow as needed, {@code /} returns a float, {@code //} and {@code %} follow the divisor's sign. */
public final class Numbers {
    private Numbers() {}

    /** Returns the number of a value, or null if it is not a number. Booleans count as 1 and 0. */
    public static @Nullable Number of(@Nullable Object value) {
        return value instanceof Number number ? number : value instanceof Boolean flag ? (Number) (flag ? 1L : 0L) : null;
    }

    static Number add(Number a, Number b) {
        if (areLongs(a, b)) {
            long x = whole(a);
            long y = whole(b);
            long sum = x + y;
            return ((x ^ sum) & (y ^ sum)) < 0 ? big(a).add(big(b)) : (Number) sum;
        }
        return isFloat(a, b) ? (Number) (real(a) + real(b))
                : isDecimal(a, b) ? decimal(a).add(decimal(b)) : shrink(big(a).add(big(b)));
    }

    static Number subtract(Number a, Number b) {
        if (isFloat(a, b)) {
            return real(a) - real(b);
        }
        return add(a, negate(b));
    }

    static Number multiply(Number a, Number b) {
        if (areLongs(a, b)) {
            long x = whole(a);
            long y = whole(b);
            long high = Math.multiplyHigh(x, y);
            long low = x * y;
            return high == low >> 63 ? (Number) low : big(a).multiply(big(b));
        }
        return isFloat(a, b) ? (Number) (real(a) * real(b))
                : isDecimal(a, b) ? decimal(a).multiply(decimal(b)) : shrink(big(a).multiply(big(b)));
    }

    static Number divide(Number a, Number b) {
        requireDivisor(b, isFloat(a, b) ? "float division by zero" : "division by zero");
        if (isFloat(a, b) || (isExact(a) && isExact(b))) {
            return real(a) / real(b);
        }
        BigDecimal quotient = decimal(a).divide(decimal(b), MathContext.DECIMAL128);
        return isDecimal(a, b) ? quotient : (Number) quotient.doubleValue();
    }

    /** Returns whether a number is whole and a double holds it without loss. */
    private static boolean isExact(Number value) {
        return isLong(value) && Math.abs(whole(value)) <= 1L << 53;
    }

    static Number floorDivide(Number a, Number b) {
        if (isFloat(a, b)) {
            requireDivisor(b, "float floor division by zero");
            double quotient = (real(a) - modulo(real(a), real(b))) / real(b);
            return quotient == 0 ? Math.copySign(0, real(a) / real(b)) : Math.rint(quotient);
        }
        requireDivisor(b, "integer division or modulo by zero");
        if (isDecimal(a, b)) {
            return decimal(a).divideToIntegralValue(decimal(b));
        }
        if (areLongs(a, b) && whole(a) != Long.MIN_VALUE) {
            return Math.floorDiv(whole(a), whole(b));
        }
        BigInteger[] parts = big(a).divideAndRemainder(big(b));
        boolean below = parts[1].signum() != 0 && parts[1].signum() != big(b).signum();
        return shrink(below ? parts[0].subtract(BigInteger.ONE) : parts[0]);
    }

    static Number modulo(Number a, Number b) {
        if (isFloat(a, b)) {
            requireDivisor(b, "float modulo");
            return modulo(real(a), real(b));
        }
        requireDivisor(b, "integer division or modulo by zero");
        return isDecimal(a, b) ? decimal(a).remainder(decimal(b)) : subtract(a, multiply(floorDivide(a, b), b));
    }

    private static double modulo(double a, double b) {
        double rest = a % b;
        return rest == 0 ? Math.copySign(0, b) : (rest < 0) != (b < 0) ? rest + b : rest;
    }

    static Number power(Number a, Number b) {
        if (isFloat(a, b) || isDecimal(a, b) || big(b).signum() < 0) {
            if (real(a) < 0 && Double.isFinite(real(b)) && real(b) != Math.rint(real(b))) {
                throw new PythonException("a negative number to the power of a fraction is a complex number");
            }
            double result = Math.pow(real(a), real(b));
            if (Double.isInfinite(result) && !Double.isInfinite(real(a)) && !Double.isInfinite(real(b))) {
                throw new PythonException(Truth.of(a) ? "(34, 'Numerical result out of range')"
                        : "0.0 cannot be raised to a negative power");
            }
            return result;
        }
        int exponent = index(b);
        if ((long) big(a).bitLength() * exponent > 100_000) {
            throw new PythonException("the result of ** has more than 100,000 bits");
        }
        return shrink(big(a).pow(exponent));
    }

    static Number negate(Number a) {
        if (isFloat(a, a)) {
            return -real(a);
        }
        if (a instanceof BigDecimal d) {
            return d.negate();
        }
        return areLongs(a, a) && whole(a) != Long.MIN_VALUE ? (Number) (-whole(a)) : shrink(big(a).negate());
    }

    /** Returns the value of a whole number or a boolean. Fails for anything else. */
    public static BigInteger whole(@Nullable Object value) {
        Number number = value instanceof Boolean || Types.isInteger(value) ? of(value) : null;
        if (number == null) {
            throw new PythonException("'" + Types.name(value) + "' object cannot be interpreted as an integer");
        }
        return big(number);
    }

    /** Returns a whole number or a boolean as an int, for positions, widths and counts. */
    public static int index(@Nullable Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        BigInteger whole = whole(value);
        return whole.bitLength() > 31 ? (whole.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE) : whole.intValue();
    }

    /** Returns the number of a value that is known to be one; see {@link #of}. */
    static Number number(@Nullable Object value) {
        Number number = of(value);
        if (number == null) {
            throw new PythonException("must be real number, not " + Types.name(value));
        }
        return number;
    }

    /** Returns a number as a double. */
    public static double real(Number value) {
        double real = value.doubleValue();
        if (Double.isInfinite(real) && value instanceof BigInteger) {
            throw new PythonException("int too large to convert to float");
        }
        return real;
    }

    /** Returns a whole number as a float, and others as they are. */
    static Number toFloat(Number value) {
        return Types.isInteger(value) ? (Number) real(value) : value;
    }

    /** Returns the digits of a number that is not negative. Fails in decimal beyond CPython's limit on digits. */
    static String digits(BigInteger value, int radix) {
        if (radix == 10 && value.bitLength() > 14_000 && value.bitLength() * 0.30103 >= Limits.DIGITS) {
            throw new PythonException("Exceeds the limit (" + Limits.DIGITS + " digits) for integer string conversion");
        }
        return value.toString(radix);
    }

    /** Returns a number as a whole number of any size, without its fraction. */
    public static BigInteger big(Number value) {
        return switch (value) {
            case BigInteger i -> i;
            case BigDecimal d -> d.toBigInteger();
            case Double d -> new BigDecimal(d).toBigInteger();
            case Float f -> new BigDecimal(f).toBigInteger();
            default -> BigInteger.valueOf(value.longValue());
        };
    }

    /** Returns a number as a long if it fits into one. */
    public static Number shrink(BigInteger value) {
        return value.bitLength() < 64 ? (Number) value.longValue() : value;
    }

    static int compare(Number a, Number b) {
        if (areLongs(a, b)) {
            return Long.compare(whole(a), whole(b));
        }
        if (!isFloat(a, b)) {
            return decimal(a).compareTo(decimal(b));
        }
        double x = a.doubleValue();
        double y = b.doubleValue();
        boolean plain = Double.isNaN(x) || Double.isNaN(y) || x != y || Double.isInfinite(x);
        return plain ? Double.compare(x + 0.0, y + 0.0) : decimal(a).compareTo(decimal(b));
    }

    private static void requireDivisor(Number b, String otherwise) {
        if (!Truth.of(b)) {
            throw new PythonException(otherwise);
        }
    }

    private static boolean isLong(Number value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
    }

    private static boolean areLongs(Number a, Number b) {
        return isLong(a) && isLong(b);
    }

    private static boolean isFloat(Number a, Number b) {
        return a instanceof Double || b instanceof Double || a instanceof Float || b instanceof Float;
    }

    private static boolean isDecimal(Number a, Number b) {
        return a instanceof BigDecimal || b instanceof BigDecimal;
    }

    private static long whole(Number value) {
        return value.longValue();
    }

    static BigDecimal decimal(Number value) {
        return value instanceof BigDecimal d ? d
                : value instanceof Double || value instanceof Float ? new BigDecimal(value.doubleValue()) : new BigDecimal(big(value));
    }
}
