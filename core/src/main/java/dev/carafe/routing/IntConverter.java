package dev.carafe.routing;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** {@code int(fixed_digits, min, max, signed)}: a whole number of at most 64 bits. */
record IntConverter(Shape shape, int digits, long min, long max) implements BuiltIn<Long> {
    IntConverter(ConverterArguments arguments) {
        this(arguments.order("fixed_digits", "min", "max", "signed").integer("fixed_digits", 0),
                arguments.integer("min"), arguments.integer("max"), arguments.flag("signed"));
    }

    private IntConverter(int digits, @Nullable Long min, @Nullable Long max, boolean signed) {
        this(new Shape.Digits(signed), digits, min == null ? Long.MIN_VALUE : min, max == null ? Long.MAX_VALUE : max);
        if (digits < 0 || this.min > this.max) {
            throw new IllegalArgumentException("no number has " + digits + " digits and is from " + this.min + " to " + this.max);
        }
    }

    @Override
    public @Nullable Long parse(String text) {
        if (digits != 0 && text.length() != digits) {
            return null;
        }
        boolean negative = text.charAt(0) == '-';
        long value = 0; // below zero, where there is room for one more
        for (int i = negative ? 1 : 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + digit) {
                return null;
            }
            value = value * 10 - digit;
        }
        if (!negative) {
            if (value == Long.MIN_VALUE) {
                return null;
            }
            value = -value;
        }
        return value < min || value > max ? null : (Long) value;
    }

    @Override
    public @Nullable String print(Object value) {
        return switch (value) {
            case Long number -> pad(number.toString());
            case Integer number -> pad(number.toString());
            case Short number -> pad(number.toString());
            case Byte number -> pad(number.toString());
            case BigInteger number -> pad(number.toString());
            case CharSequence text when shape.takes(text.toString(), 0, text.length()) -> pad(new BigInteger(text.toString()).toString());
            default -> null;
        };
    }

    private String pad(String number) {
        boolean negative = number.startsWith("-");
        String sign = negative ? "-" : "";
        return sign + "0".repeat(Math.max(0, digits - number.length())) + number.substring(sign.length());
    }

    @Override
    public int weight() {
        return 50;
    }
}
