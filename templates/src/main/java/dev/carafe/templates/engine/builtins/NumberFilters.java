package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.engine.python.Letters;
import dev.carafe.templates.engine.python.Limits;
import dev.carafe.templates.engine.python.Numbers;
import dev.carafe.templates.engine.python.Operators;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.engine.python.Types;
import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.Filter;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Filters that parse, round and format numbers. */
final class NumberFilters {
    private NumberFilters() {}

    /** Returns the filter with this name, or null. */
    static @Nullable Filter find(String name) {
        return switch (name) {
            case "abs" -> (v, a) -> absolute(v);
            case "round" -> NumberFilters::round;
            case "int" -> NumberFilters::integer;
            case "float" -> (v, a) -> {
                Number number = real(v);
                return number != null ? (Object) Numbers.real(number) : a.get(0, "default", 0.0);
            };
            case "filesizeformat" -> NumberFilters::fileSize;
            default -> null;
        };
    }

    private static Object absolute(@Nullable Object value) {
        Number number = Numbers.of(value);
        if (number == null) {
            throw new PythonException("bad operand type for abs(): '" + Types.name(value) + "'");
        }
        return number instanceof Double real ? (Object) Math.abs(real) : number.doubleValue() < 0 ? Operators.negate(number) : number;
    }

    private static Object round(@Nullable Object value, Arguments arguments) {
        String method = arguments.text(1, "method", "common");
        if (!method.equals("common") && !method.equals("ceil") && !method.equals("floor")) {
            throw new PythonException("method must be common, ceil or floor");
        }
        if (value instanceof Undefined missing && !method.equals("common")) {
            throw missing.error();
        }
        Number number = Numbers.of(value);
        if (number == null) {
            throw new PythonException("type " + Types.name(value) + " doesn't define __round__ method");
        }
        Object precision = arguments.get(0, "precision", 0L);
        if (method.equals("common")) {
            return common(number, precision == null ? 0 : Numbers.index(precision), precision == null);
        }
        Object shift = Operators.power(10L, precision);
        Object shifted = Operators.multiply(value, shift);
        double real = Numbers.real(numeric(shifted));
        if (Double.isNaN(real) || Double.isInfinite(real)) {
            throw new PythonException("cannot convert float " + (Double.isNaN(real) ? "NaN" : "infinity") + " to integer");
        }
        Number whole = Types.isInteger(shifted) ? numeric(shifted)
                : Numbers.shrink(new BigDecimal(method.equals("ceil") ? Math.ceil(real) : Math.floor(real)).toBigInteger());
        return Operators.divide(whole, shift);
    }

    private static Number numeric(@Nullable Object value) {
        return value instanceof Number number ? number : 0L;
    }

    private static Object common(Number value, int places, boolean toInteger) {
        if (Types.isInteger(value)) {
            BigInteger whole = Numbers.big(value);
            boolean vanishes = places < 0 && -(long) places > whole.bitLength() + 1;
            return vanishes ? (Object) 0L
                    : Numbers.shrink(new BigDecimal(whole).setScale(Math.min(places, 0), RoundingMode.HALF_EVEN).toBigInteger());
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.setScale(Limits.check(places), RoundingMode.HALF_EVEN);
        }
        double number = value.doubleValue();
        if (Double.isNaN(number) || Double.isInfinite(number) || places > 400) {
            return number;
        }
        double rounded = places < -400 ? Math.copySign(0, number)
                : Math.copySign(new BigDecimal(number).setScale(places, RoundingMode.HALF_EVEN).doubleValue(), number);
        return toInteger ? (Object) Numbers.shrink(new BigDecimal(rounded).toBigInteger()) : rounded;
    }

    private static @Nullable Object integer(@Nullable Object value, Arguments arguments) {
        Object base = arguments.get(1, "base", 10L);
        Object whole = value instanceof CharSequence text && Types.isIndex(base) ? whole(text.toString(), Numbers.index(base)) : null;
        if (whole != null) {
            return whole;
        }
        Number number = real(value);
        if (number == null || Double.isNaN(number.doubleValue())) {
            return arguments.get(0, "default", 0L);
        }
        if (number instanceof Double real && real.isInfinite()) {
            throw new PythonException("cannot convert float infinity to integer");
        }
        return Numbers.shrink(Numbers.big(number));
    }

    /** Returns the text without surrounding white space, and with the decimal digits of every script in ASCII. */
    private static String decimal(String text) {
        StringBuilder digits = new StringBuilder();
        Letters.strip(text, null, true, true).codePoints().forEach(c ->
                digits.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return digits.toString();
    }

    /** Returns Python's {@code int(text, base)}, or null if the text is not a number or exceeds the limit on digits. */
    private static @Nullable Object whole(String text, int base) {
        if (base != 0 && (base < 2 || base > 36)) {
            return null;
        }
        String digits = decimal(text);
        boolean negative = digits.startsWith("-");
        if (negative || digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        int radix = base;
        String lower = digits.toLowerCase(Locale.ROOT);
        for (String prefix : List.of("0x", "0o", "0b")) {
            int meant = prefix.equals("0x") ? 16 : prefix.equals("0o") ? 8 : 2;
            if (lower.startsWith(prefix) && (base == 0 || base == meant)) {
                digits = digits.substring(digits.startsWith("_", 2) ? 3 : 2);
                radix = meant;
                break;
            }
        }
        boolean leadingZero = base == 0 && radix == 0 && digits.startsWith("0") && digits.chars().anyMatch(c -> c != '0' && c != '_');
        String plain = digits.replace("_", "");
        boolean separated = digits.startsWith("_") || digits.endsWith("_") || digits.contains("__");
        boolean readable = !plain.isEmpty() && plain.length() <= Limits.DIGITS && !separated && !leadingZero;
        int from = radix == 0 ? 10 : radix;
        if (!readable || !plain.chars().allMatch(c -> c < 128 && Character.digit(c, from) >= 0)) {
            return null;
        }
        BigInteger number = new BigInteger(plain, from);
        return Numbers.shrink(negative ? number.negate() : number);
    }

    /** Returns Python's {@code float(value)}, or null if the value is not a number. */
    private static @Nullable Number real(@Nullable Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (!(value instanceof CharSequence)) {
            return Numbers.of(value);
        }
        String text = decimal(value.toString());
        boolean separated = text.startsWith("_") || text.endsWith("_") || text.matches(".*(_\\D|\\D_).*");
        String plain = text.replace("_", "");
        boolean numeric = !separated && !plain.isEmpty() && plain.length() <= Limits.DIGITS
                && plain.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
        try {
            return numeric ? Double.valueOf(plain) : switch (text.toLowerCase(Locale.ROOT)) {
                case "inf", "infinity", "+inf", "+infinity" -> Double.POSITIVE_INFINITY;
                case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
                case "nan", "+nan", "-nan" -> Double.NaN;
                default -> null;
            };
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String fileSize(@Nullable Object value, Arguments arguments) {
        Number number = real(value);
        if (number == null) {
            throw new PythonException("could not convert to float: " + Text.repr(value));
        }
        double bytes = Numbers.real(number);
        boolean binary = arguments.flag(0, "binary", false);
        int base = binary ? 1024 : 1000;
        if (bytes == 1) {
            return "1 Byte";
        }
        if (bytes < base) {
            return Text.str(Numbers.shrink(Numbers.big(bytes))) + " Bytes";
        }
        double unit = base;
        int prefix = -1;
        do {
            unit *= base;
            prefix++;
        } while (bytes >= unit && prefix < 7);
        String name = (binary ? "KMGTPEZY" : "kMGTPEZY").charAt(prefix) + (binary ? "iB" : "B");
        double scaled = base * bytes / unit;
        String size = Double.isInfinite(scaled) ? "inf" : new BigDecimal(scaled).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
        return size + " " + name;
    }
}
