package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Tuple;
import dev.carafe.templates.jinja.Undefined;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares values for {@code ==}, {@code <} and {@code in}. Converts nothing; numbers of all types compare by value. */
public final class Comparison {
    /** Orders by {@code <}. Fails for values without an order. */
    public static final Comparator<@Nullable Object> ORDER = (a, b) -> compare(a, b, "<");

    private Comparison() {}

    /** Returns Python's {@code a == b}. */
    public static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Undefined undefined) {
            undefined.compare();
        }
        if (b instanceof Undefined undefined) {
            undefined.compare();
        }
        if (a == null || b == null) {
            return a == null && b == null;
        }
        Number m = Numbers.of(a);
        Number n = Numbers.of(b);
        if (m != null && n != null) {
            return Numbers.compare(m, n) == 0;
        }
        return switch (a) {
            case CharSequence s when b instanceof CharSequence t -> s.toString().contentEquals(t);
            case CharSequence s when b instanceof Enum<?> e -> e.name().contentEquals(s);
            case Enum<?> e when b instanceof CharSequence s -> e.name().contentEquals(s);
            case Set<?> x when b instanceof Set<?> y -> x.equals(y);
            case Map<?, ?> x when b instanceof Map<?, ?> y -> x.size() == y.size() && sameEntries(x, y);
            case Generator x -> a.equals(b);
            case Collection<?> x when b instanceof Collection<?> y ->
                    (x instanceof Tuple) == (y instanceof Tuple) && x.size() == y.size() && sameItems(x, y);
            case Undefined x -> b instanceof Undefined;
            default -> a.equals(b);
        };
    }

    private static boolean sameItems(Collection<?> x, Collection<?> y) {
        Iterator<?> other = y.iterator();
        for (Object item : x) {
            if (!other.hasNext() || !equal(item, other.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameEntries(Map<?, ?> x, Map<?, ?> y) {
        return x.entrySet().stream().allMatch(e -> y.containsKey(e.getKey()) && equal(e.getValue(), y.get(e.getKey())));
    }

    /** Returns a negative number, zero or a positive number. The error for two values without an order names the operator. */
    public static int compare(@Nullable Object a, @Nullable Object b, String operator) {
        Number m = Numbers.of(a);
        Number n = Numbers.of(b);
        if (m != null && n != null) {
            return Numbers.compare(m, n);
        }
        if (a instanceof CharSequence s && b instanceof CharSequence t) {
            return CodePoints.compare(s, t);
        }
        boolean ranges = a instanceof Range || b instanceof Range;
        if (a instanceof List<?> x && b instanceof List<?> y && (a instanceof Tuple) == (b instanceof Tuple) && !ranges) {
            for (int i = 0; i < Math.min(x.size(), y.size()); i++) {
                if (!equal(x.get(i), y.get(i))) {
                    return compare(x.get(i), y.get(i), operator);
                }
            }
            return Integer.compare(x.size(), y.size());
        }
        for (Object operand : new @Nullable Object[] {a, b}) {
            if (operand instanceof Undefined undefined) {
                throw undefined.error();
            }
        }
        if (a instanceof Comparable<?> && b != null && a.getClass() == b.getClass()) {
            return natural(a, b);
        }
        throw new PythonException("'" + operator + "' not supported between instances of '" + Types.name(a) + "' and '"
                + Types.name(b) + "'");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int natural(Object a, Object b) {
        return ((Comparable) a).compareTo(b);
    }

    /** Returns Python's {@code item in container}. */
    public static boolean contains(@Nullable Object container, @Nullable Object item) {
        return switch (container) {
            case CharSequence s when item instanceof CharSequence part -> s.toString().contains(part);
            case CharSequence s -> throw new PythonException(
                    "'in <string>' requires string as left operand, not " + Types.name(item));
            case Map<?, ?> m -> {
                requireHashable(item);
                yield !Absent.is(Subscript.key(m, item));
            }
            case Collection<?> c -> c.stream().anyMatch(other -> equal(other, item));
            case Undefined u -> u.items().stream().anyMatch(other -> equal(other, item));
            case null -> throw notIterable(null);
            default -> throw notIterable(container);
        };
    }

    private static PythonException notIterable(@Nullable Object container) {
        return new PythonException("argument of type '" + Types.name(container) + "' is not iterable");
    }

    /** Fails for values that can't be keys: lists, dicts and sets, and tuples that hold one. */
    public static void requireHashable(@Nullable Object value) {
        if (value instanceof Tuple tuple) {
            tuple.forEach(Comparison::requireHashable);
        } else if (value instanceof Undefined undefined) {
            undefined.compare();
        } else if (value instanceof Map<?, ?> || (value instanceof Collection<?> && !(value instanceof Typed))) {
            throw new PythonException("unhashable type: '" + Types.name(value) + "'");
        }
    }

    /**
     * Returns a key under which equal values are found in a hash table: numbers by value, text without its markup. Fails for lists and
     * dicts.
     */
    public static Object hashKey(@Nullable Object value) {
        requireHashable(value);
        return switch (value) {
            case Boolean b -> BigDecimal.valueOf(b ? 1 : 0);
            case Double d when d.isNaN() || d.isInfinite() -> d;
            case Number n -> new BigDecimal(n.toString()).stripTrailingZeros();
            case Markup m -> m.html();
            case null -> Objects.class;
            case Undefined u -> Undefined.class;
            default -> value;
        };
    }
}
