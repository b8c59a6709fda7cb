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
        if (digits < 0) {
            throw new IllegalArgumentException("no number has " + digits + " digits");
        }
        if (this.min > this.max) {
            throw new IllegalArgumentException("no number is from " + this.min + " to " + this.max);
        }
    }

    @Override
    public @Nullable Long parse(String text) {
        Long value = digits != 0 && text.length() != digits ? null : number(text);
        return value == null || value < min || value > max ? null : value;
    }

    /** Parses a number without regard to the limits; returns null if it needs more than 64 bits. */
    private static @Nullable Long number(String text) {
        boolean negative = text.charAt(0) == '-';
        long value = 0; // negative, since the negative range is larger by one
        for (int i = negative ? 1 : 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + digit) {
                return null;
            }
            value = value * 10 - digit;
        }
        if (negative) {
            return value;
        }
        return value == Long.MIN_VALUE ? null : (Long) (-value);
    }

    @Override
    public @Nullable String print(Object value) {
        Long number = switch (value) {
            case Long whole -> whole;
            case Integer whole -> whole.longValue();
            case Short whole -> whole.longValue();
            case Byte whole -> whole.longValue();
            case BigInteger whole when whole.bitLength() < Long.SIZE -> whole.longValue();
            case CharSequence text when shape.takes(text.toString(), 0, text.length()) -> number(text.toString());
            default -> null;
        };
        return number == null ? null : pad(number.toString());
    }

    private String pad(String number) {
        boolean negative = number.startsWith("-");
        String sign = negative ? "-" : "";
        return sign + "0".repeat(Math.max(0, digits - number.length())) + number.substring(sign.length());
    }

    @Override
    public boolean takesItsShape() {
        return false;
    }

    @Override
    public boolean covers(Converter<?> other) {
        return other instanceof IntConverter that && shape.covers(that.shape) && (digits == 0 || digits == that.digits)
                && min <= that.min && max >= that.max;
    }

    @Override
    public int weight() {
        return 50;
    }
}
