package dev.carafe.templates.builtins;

import dev.carafe.templates.expression.Filter;
import dev.carafe.templates.python.Arguments;
import dev.carafe.templates.python.Numbers;
import dev.carafe.templates.python.Operators;
import dev.carafe.templates.python.PythonException;
import dev.carafe.templates.python.Text;
import dev.carafe.templates.python.Types;
import dev.carafe.templates.python.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters that make, round and write numbers. */
final class NumberFilters {
    private NumberFilters() {}

    static void addTo(Map<String, Filter> filters) {
        filters.put("abs", (v, a) -> absolute(v));
        filters.put("round", NumberFilters::round);
        filters.put("int", NumberFilters::integer);
        filters.put("float", (v, a) -> {
            Number number = real(v);
            return number != null ? (Object) number.doubleValue() : a.get(0, "default", 0.0);
        });
        filters.put("filesizeformat", NumberFilters::fileSize);
    }

    private static Object absolute(@Nullable Object value) {
        Number number = Numbers.of(value);
        if (number == null) {
            throw new PythonException("bad operand type for abs(): '" + Types.name(value) + "'");
        }
        return number.doubleValue() < 0 ? Operators.negate(number) : number;
    }

    private static Object round(@Nullable Object value, Arguments arguments) {
        int places = arguments.integer(0, "precision", 0);
        String method = arguments.text(1, "method", "common");
        RoundingMode mode = switch (method) {
            case "common" -> RoundingMode.HALF_EVEN;
            case "ceil" -> RoundingMode.CEILING;
            case "floor" -> RoundingMode.FLOOR;
            default -> throw new PythonException("method must be common, ceil or floor");
        };
        Number number = Numbers.of(value);
        if (number == null) {
            throw new PythonException("type " + Types.name(value) + " doesn't define __round__ method");
        }
        if (method.equals("common")) {
            return common(number, places, mode);
        }
        double shift = Math.pow(10, places);
        double shifted = number.doubleValue() * shift;
        return (mode == RoundingMode.CEILING ? Math.ceil(shifted) : Math.floor(shifted)) / shift;
    }

    private static Object common(Number value, int places, RoundingMode mode) {
        if (Types.isInteger(value)) {
            BigInteger whole = Numbers.big(value);
            return Numbers.shrink(new BigDecimal(whole).setScale(Math.min(places, 0), mode).toBigInteger());
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.setScale(places, mode);
        }
        double number = value.doubleValue();
        boolean exact = Double.isNaN(number) || Double.isInfinite(number);
        return exact ? (Object) number : Math.copySign(new BigDecimal(number).setScale(places, mode).doubleValue(), number);
    }

    private static @Nullable Object integer(@Nullable Object value, Arguments arguments) {
        Object whole = value instanceof CharSequence text ? whole(text.toString(), arguments.integer(1, "base", 10)) : null;
        Number number = whole != null ? null : real(value);
        if (number instanceof Double d && (d.isNaN() || d.isInfinite())) {
            number = null;
        }
        return whole != null ? whole : number != null ? Numbers.shrink(Numbers.big(number)) : arguments.get(0, "default", 0L);
    }

    private static @Nullable Object whole(String text, int base) {
        String digits = text.strip().replace("_", "");
        String prefix = switch (base) {
            case 16 -> "0x";
            case 8 -> "0o";
            case 2 -> "0b";
            default -> "";
        };
        boolean prefixed = !prefix.isEmpty() && digits.toLowerCase(Locale.ROOT).startsWith(prefix);
        try {
            return Numbers.shrink(new BigInteger(prefixed ? digits.substring(2) : digits, base));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Number real(@Nullable Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (!(value instanceof CharSequence)) {
            return Numbers.of(value);
        }
        String text = value.toString().strip();
        boolean numeric = !text.isEmpty() && text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
        try {
            return numeric ? Double.valueOf(text) : switch (text.toLowerCase(Locale.ROOT)) {
                case "inf", "infinity", "+inf" -> Double.POSITIVE_INFINITY;
                case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
                case "nan" -> Double.NaN;
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
        double bytes = number.doubleValue();
        boolean binary = arguments.flag(0, "binary", false);
        int base = binary ? 1024 : 1000;
        if (bytes == 1) {
            return "1 Byte";
        }
        if (bytes < base) {
            return Text.str(Numbers.shrink(Numbers.big(bytes))) + " Bytes";
        }
        double scaled = bytes / base;
        int unit = 0;
        while (scaled >= base && unit < 7) {
            scaled /= base;
            unit++;
        }
        String prefix = (binary ? "KMGTPEZY" : "kMGTPEZY").charAt(unit) + (binary ? "iB" : "B");
        return new BigDecimal(scaled).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + " " + prefix;
    }
}
