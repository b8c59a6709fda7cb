package dev.carafe.templates.engine.python;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** The digits of a float without its sign, as C's {@code printf} and Python's {@code format} write them. */
final class FloatFormat {
    private FloatFormat() {}

    /** Writes a number by a type of {@code e f g %}, or 0 for the form of Python's {@code str}. A precision below 0 means none. */
    static String of(Number value, char type, int precision, boolean alternate) {
        double size = Math.abs(Numbers.real(value));
        if (Double.isNaN(size) || Double.isInfinite(size)) {
            String name = (Double.isNaN(size) ? "nan" : "inf") + (type == '%' ? "%" : "");
            return Character.isUpperCase(type) ? name.toUpperCase(Locale.ROOT) : name;
        }
        if (type == 0 && precision < 0 && !(value instanceof BigDecimal)) {
            return FloatText.of(size);
        }
        int places = Limits.check(precision < 0 ? 6 : precision);
        BigDecimal exact = value instanceof BigDecimal decimal ? decimal.abs() : Numbers.decimal(value).abs();
        String text = switch (Character.toLowerCase(type)) {
            case 'e' -> scientific(exact, places, alternate);
            case 'f' -> fixed(exact, places, alternate);
            case '%' -> fixed(exact.movePointRight(2), places, alternate) + "%";
            default -> type == 0 && precision < 0 ? exact.toPlainString() : general(exact, Math.max(places, 1), alternate, type == 0);
        };
        return Character.isUpperCase(type) ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String fixed(BigDecimal value, int places, boolean point) {
        int exact = Math.clamp(value.stripTrailingZeros().scale(), 0, places);
        String text = value.setScale(exact, RoundingMode.HALF_EVEN).toPlainString();
        String zeros = (exact == 0 && places > 0 ? "." : "") + "0".repeat(places - exact);
        return text + zeros + (point && places == 0 ? "." : "");
    }

    private static String scientific(BigDecimal value, int places, boolean point) {
        BigDecimal rounded = value.round(new MathContext(places + 1, RoundingMode.HALF_EVEN));
        int exponent = value.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        return fixed(rounded.movePointLeft(exponent), places, point) + "e" + FloatText.exponent(exponent);
    }

    /** Returns the shorter of both forms; a float in the form of {@code str} keeps a digit after the point. */
    private static String general(BigDecimal value, int digits, boolean alternate, boolean pythonic) {
        BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = value.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent >= digits - (pythonic ? 1 : 0)) {
            String[] parts = scientific(rounded, digits - 1, alternate).split("e", 2);
            return (alternate ? parts[0] : withoutZeros(parts[0])) + "e" + parts[1];
        }
        String text = fixed(rounded, Math.max(digits - 1 - exponent, 0), alternate);
        String shorter = alternate ? text : withoutZeros(text);
        return pythonic && shorter.indexOf('.') < 0 ? shorter + ".0" : shorter;
    }

    private static String withoutZeros(String text) {
        if (text.indexOf('.') < 0) {
            return text;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
