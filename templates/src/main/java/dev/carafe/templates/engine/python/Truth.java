package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what counts as true: all but None, False, zero, and what is empty or undefined. */
public final class Truth {
    private Truth() {}

    /** Returns Python's {@code bool(value)}. */
    public static boolean of(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean b -> b;
            case CharSequence s -> !s.isEmpty();
            case Generator g -> true;
            case Collection<?> c -> !c.isEmpty();
            case Map<?, ?> m -> !m.isEmpty();
            case Number n -> isNotZero(n);
            case Undefined u -> u.isTrue();
            default -> true;
        };
    }

    private static boolean isNotZero(Number number) {
        return switch (number) {
            case BigInteger i -> i.signum() != 0;
            case BigDecimal d -> d.signum() != 0;
            default -> number.doubleValue() != 0;
        };
    }
}
