package dev.carafe.templates.python;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Width, precision and flags of one value in {@code %} and {@code format()}, and the value written by them. */
final class FormatSpec {
    int width = -1;
    int precision = -1;
    char alignment;
    String fill = " ";
    char sign = '-';
    boolean alternate;
    boolean zeros;
    char grouping;

    void flag(char flag) {
        switch (flag) {
            case '-' -> alignment = '<';
            case '0' -> zeros = true;
            case '#' -> alternate = true;
            case '+' -> sign = '+';
            default -> sign = sign == '+' ? '+' : ' ';
        }
    }

    String text(String text) {
        String cut = precision >= 0 && text.codePointCount(0, text.length()) > precision
                ? text.substring(0, text.offsetByCodePoints(0, precision)) : text;
        return Letters.pad(cut, width, fill, alignment == 0 ? '>' : alignment);
    }

    String number(Number value, char type) {
        boolean negative = isNegative(value);
        String digits = switch (type) {
            case 'd', 'x', 'X', 'o', 'b' -> whole(value, type);
            default -> real(Math.abs(Numbers.real(value)), value, type);
        };
        String signText = negative ? "-" : sign == '-' ? "" : String.valueOf(sign);
        if (zeros && alignment == 0) {
            return signText + Letters.pad(digits, width - signText.length(), "0", '>');
        }
        return Letters.pad(signText + digits, width, fill, alignment == 0 ? '>' : alignment);
    }

    private static boolean isNegative(Number value) {
        double number = Numbers.real(value);
        return number < 0 || (number == 0 && 1 / number < 0);
    }

    private String whole(Number value, char type) {
        int radix = switch (type) {
            case 'x', 'X' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 10;
        };
        String digits = Numbers.big(value).abs().toString(radix);
        String prefix = !alternate || radix == 10 ? "" : "0" + Character.toLowerCase(type);
        String all = prefix + (radix == 10 ? group(digits) : digits);
        return type == 'X' ? all.toUpperCase(Locale.ROOT) : all;
    }

    private String real(double size, Number value, char type) {
        if (Double.isNaN(size) || Double.isInfinite(size)) {
            return Double.isNaN(size) ? "nan" : "inf";
        }
        int places = precision < 0 ? 6 : precision;
        BigDecimal exact = value instanceof BigDecimal decimal ? decimal.abs() : new BigDecimal(size);
        String text = switch (Character.toLowerCase(type)) {
            case 'e' -> scientific(exact, places);
            case 'g' -> general(exact, Math.max(places, 1));
            case '%' -> fixed(exact.movePointRight(2), places) + "%";
            default -> fixed(exact, places);
        };
        return Character.isUpperCase(type) ? text.toUpperCase(Locale.ROOT) : text;
    }

    private String fixed(BigDecimal value, int places) {
        String text = value.setScale(places, RoundingMode.HALF_EVEN).toPlainString();
        int point = text.indexOf('.');
        return point < 0 ? group(text) : group(text.substring(0, point)) + text.substring(point);
    }

    private static String scientific(BigDecimal value, int places) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO.setScale(places).toPlainString() + "e+00";
        }
        BigDecimal rounded = value.round(new MathContext(places + 1, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(exponent).setScale(places, RoundingMode.HALF_EVEN).toPlainString() + "e"
                + FloatText.exponent(exponent);
    }

    private String general(BigDecimal value, int digits) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent >= digits) {
            String[] parts = scientific(rounded, digits - 1).split("e", 2);
            return new BigDecimal(parts[0]).stripTrailingZeros().toPlainString() + "e" + parts[1];
        }
        BigDecimal plain = rounded.stripTrailingZeros();
        return fixed(plain, Math.max(plain.scale(), 0));
    }

    private String group(String digits) {
        if (grouping == 0) {
            return digits;
        }
        StringBuilder grouped = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            grouped.insert(i, grouping);
        }
        return grouped.toString();
    }
}
