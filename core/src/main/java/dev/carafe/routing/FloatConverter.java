package dev.carafe.routing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** {@code float(min, max, signed)}: digits, a dot, digits. */
record FloatConverter(Shape shape, double min, double max) implements BuiltIn<Double> {
    /** More than any double has. */
    private static final int MOST_DIGITS = 1_100;

    FloatConverter(ConverterArguments arguments) {
        this(arguments.order("min", "max", "signed").decimal("min"), arguments.decimal("max"), arguments.flag("signed"));
    }

    private FloatConverter(@Nullable Double min, @Nullable Double max, boolean signed) {
        this(new Shape.Decimal(signed), min == null ? -Double.MAX_VALUE : min, max == null ? Double.MAX_VALUE : max);
        if (!(this.min <= this.max)) {
            throw new IllegalArgumentException("no number is from " + this.min + " to " + this.max);
        }
    }

    @Override
    public @Nullable Double parse(String text) {
        double value = Double.parseDouble(text);
        return value < min || value > max ? null : (Double) value;
    }

    @Override
    public @Nullable String print(Object value) {
        return switch (value) {
            case BigDecimal number when Math.abs(number.scale()) < MOST_DIGITS -> plain(number);
            case Float number when Float.isFinite(number) -> plain(new BigDecimal(number.toString()));
            case Double number when Double.isFinite(number) -> plain(new BigDecimal(number.toString()));
            case Integer number -> plain(new BigDecimal(number));
            case Long number -> plain(new BigDecimal(number));
            case CharSequence text when shape.takes(text.toString(), 0, text.length()) -> text.toString();
            default -> null;
        };
    }

    /** Formats a number without an exponent, and with a digit after the point. */
    private static String plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return (shortest.scale() < 1 ? shortest.setScale(1) : shortest).toPlainString();
    }

    @Override
    public boolean takesItsShape() {
        return false;
    }

    @Override
    public boolean covers(Converter<?> other) {
        return other instanceof FloatConverter that && shape.covers(that.shape) && min <= that.min && max >= that.max;
    }

    @Override
    public int weight() {
        return 50;
    }
}
