package dev.carafe.json;

import java.math.BigDecimal;
import java.math.MathContext;

/** Formats floating-point numbers as Python's {@code repr} does: the shortest digits, with an exponent below 1e-4 and from 1e16 on. */
public final class PythonFloat {
    private static final MathContext ONE_DIGIT = new MathContext(1);

    private PythonFloat() { }

    /**
     * Returns the text of a number: {@code 1.5}, {@code 10000000.0}, {@code 1e+16}.
     *
     * @throws IllegalArgumentException if the number is NaN or infinite, which JSON can't represent (RFC 8259, section 6)
     */
    public static String repr(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no such number as %s. Leave it out, or put null in its place.".formatted(number));
        }
        double size = Math.abs(number);
        if (size == 0 || (size >= 1e-3 && size < 1e7)) {
            return Double.toString(number);
        }
        BigDecimal decimal = shortest(number);
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            return decimal.toPlainString() + (decimal.scale() <= 0 ? ".0" : "");
        }
        String digits = decimal.unscaledValue().abs().toString();
        return (number < 0 ? "-" : "") + digits.charAt(0) + (digits.length() > 1 ? "." : "") + digits.substring(1)
                + (exponent < 0 ? "e-" : "e+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    /** The JDK writes two digits even where one is enough: 4.9E-324 for 5e-324. */
    private static BigDecimal shortest(double number) {
        BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        BigDecimal digit = decimal.round(ONE_DIGIT);
        return decimal.precision() == 2 && digit.doubleValue() == number ? digit.stripTrailingZeros() : decimal;
    }
}
