package dev.carafe.templates.engine.python;

import java.math.BigDecimal;
import java.math.MathContext;

/** Writes a float like Python: the shortest digits that read as the same number, {@code 2.0}, {@code 1e+16}, {@code inf}. */
final class FloatText {
    private static final MathContext ONE_DIGIT = new MathContext(1);

    private FloatText() {}

    static String of(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (isPlain(value)) {
            return Double.toString(value); // in this range the JDK writes what Python writes
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal shortest = shortest(value);
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            return shortest.scale() <= 0 ? shortest.toPlainString() + ".0" : shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        String sign = value < 0 ? "-" : "";
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return sign + digits.charAt(0) + fraction + "e" + exponent(exponent);
    }

    /** The JDK writes two digits even where one is enough: 4.9E-324 for 5e-324. */
    private static BigDecimal shortest(double value) {
        BigDecimal written = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal digit = written.round(ONE_DIGIT);
        return written.precision() == 2 && digit.doubleValue() == value ? digit.stripTrailingZeros() : written;
    }

    /** Returns whether the JDK writes a number like Python. */
    static boolean isPlain(double value) {
        double size = Math.abs(value);
        return size >= 1e-3 && size < 1e7;
    }

    /** Returns an exponent with a sign and at least two digits: {@code e+16}, {@code e-05}. */
    static String exponent(int exponent) {
        int size = Math.abs(exponent);
        return (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    }
}
