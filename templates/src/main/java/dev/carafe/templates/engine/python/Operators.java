package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Tuple;
import dev.carafe.templates.jinja.Undefined;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operators {@code + - * / // % **} for numbers, and those of text, markup and lists. */
public final class Operators {
    private Operators() {}

    /** Adds numbers, or joins text or lists. Escapes plain text that is joined to markup. */
    public static Object add(@Nullable Object a, @Nullable Object b) {
        Number x = Numbers.of(a);
        Number y = Numbers.of(b);
        if (x != null && y != null) {
            return Numbers.add(x, y);
        }
        if (a instanceof CharSequence s && b instanceof CharSequence t) {
            Limits.check((long) s.length() + t.length());
            return a instanceof Markup || b instanceof Markup
                    ? Markup.of(Markup.escape(s).html() + Markup.escape(t).html()) : s + t.toString();
        }
        if (a instanceof List<?> first && b instanceof List<?> second && Types.name(a).equals(Types.name(b)) && !(a instanceof Range)) {
            Limits.check((long) first.size() + second.size());
            List<@Nullable Object> joined = new ArrayList<>(first);
            joined.addAll(second);
            return a instanceof Tuple ? Tuple.of(joined.toArray()) : joined;
        }
        if (a instanceof CharSequence) {
            throw defined(a, b, new PythonException("can only concatenate str (not \"" + Types.name(b) + "\") to str"));
        }
        throw unsupported("+", a, b);
    }

    /** Returns the difference of two numbers. */
    public static Object subtract(@Nullable Object a, @Nullable Object b) {
        Number x = Numbers.of(a);
        Number y = Numbers.of(b);
        if (x != null && y != null) {
            return Numbers.subtract(x, y);
        }
        if (isSet(a) && (isSet(b) || b instanceof Collection<?>)) {
            Set<@Nullable Object> left = new LinkedHashSet<>((Collection<?>) a);
            left.removeIf(item -> Comparison.contains(b, item));
            return left;
        }
        throw unsupported("-", a, b);
    }

    private static boolean isSet(@Nullable Object value) {
        return value instanceof Set<?> || (value instanceof DictView view && !view.type().equals("dict_values"));
    }

    /** Returns the product of two numbers, or repeats text or a list. */
    public static Object multiply(@Nullable Object a, @Nullable Object b) {
        Number x = Numbers.of(a);
        Number y = Numbers.of(b);
        if (x != null && y != null) {
            return Numbers.multiply(x, y);
        }
        if (isCount(b) && isRepeatable(a)) {
            return repeat(Objects.requireNonNull(a), Numbers.index(b));
        }
        if (isCount(a) && isRepeatable(b)) {
            return repeat(Objects.requireNonNull(b), Numbers.index(a));
        }
        if (isRepeatable(a) || isRepeatable(b)) {
            Object other = isRepeatable(a) ? b : a;
            throw defined(a, b, new PythonException("can't multiply sequence by non-int of type '" + Types.name(other) + "'"));
        }
        throw unsupported("*", a, b);
    }

    private static boolean isRepeatable(@Nullable Object value) {
        return value instanceof CharSequence || (value instanceof List<?> && !(value instanceof Range));
    }

    private static boolean isCount(@Nullable Object value) {
        return Types.isInteger(value) || value instanceof Boolean;
    }

    private static Object repeat(Object value, int times) {
        int count = Math.max(times, 0);
        Limits.check((long) Iteration.length(value) * count);
        if (value instanceof CharSequence text) {
            String repeated = text.toString().repeat(count);
            return value instanceof Markup ? Markup.of(repeated) : repeated;
        }
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.addAll((List<?>) value);
        }
        return value instanceof Tuple ? Tuple.of(items.toArray()) : items;
    }

    /** Returns the quotient as a float. */
    public static Object divide(@Nullable Object a, @Nullable Object b) {
        Number x = Numbers.of(a);
        Number y = Numbers.of(b);
        if (x != null && y != null) {
            return Numbers.divide(x, y);
        }
        throw unsupported("/", a, b);
    }

    /** Returns the quotient rounded down. */
    public static Object floorDivide(@Nullable Object a, @Nullable Object b) {
        Number x = Numbers.of(a);
        Number y = Numbers.of(b);
        if (x != null && y != null) {
            return Numbers.floorDivide(x, y);
        }
        throw unsupported("//", a, b);
    }

    /** Returns the remainder of a division, or fills in the {@code %s} and {@code %d} of text. */
    public static Object modulo(@Nullable Object a, @Nullable Object b) {
        return modulo(a, b, Site.PLAIN);
    }

    /** Does the same at a place in a template. */
    public static Object modulo(@Nullable Object a, @Nullable Object b, Site site) {
        if (a instanceof CharSequence format) {
            return PercentFormat.operator(format, b, site);
        }
        Number x = Numbers.of(a);
        Number y = Numbers.of(b);
        if (x != null && y != null) {
            return Numbers.modulo(x, y);
        }
        throw unsupported("%", a, b);
    }

    /** Returns the first number to the power of the second. */
    public static Object power(@Nullable Object a, @Nullable Object b) {
        Number x = Numbers.of(a);
        Number y = Numbers.of(b);
        if (x != null && y != null) {
            return Numbers.power(x, y);
        }
        throw unsupported("** or pow()", a, b);
    }

    /** Returns the number with the opposite sign. */
    public static Object negate(@Nullable Object a) {
        Number number = Numbers.of(a);
        if (number != null) {
            return Numbers.negate(number);
        }
        throw defined(a, a, new PythonException("bad operand type for unary -: '" + Types.name(a) + "'"));
    }

    /** Returns the number itself; a boolean becomes a number. */
    public static Object positive(@Nullable Object a) {
        Number number = Numbers.of(a);
        if (number != null) {
            return number;
        }
        throw defined(a, a, new PythonException("bad operand type for unary +: '" + Types.name(a) + "'"));
    }

    /** Joins both as text; markup escapes what it is joined to. */
    public static Object concat(@Nullable Object a, @Nullable Object b) {
        return a instanceof Markup || b instanceof Markup
                ? Markup.of(bounded(Text.escape(a).html() + Text.escape(b).html())) : bounded(Text.str(a) + Text.str(b));
    }

    private static String bounded(String text) {
        Limits.check(text.length());
        return text;
    }

    private static PythonException unsupported(String operator, @Nullable Object a, @Nullable Object b) {
        return defined(a, b, new PythonException(
                "unsupported operand type(s) for " + operator + ": '" + Types.name(a) + "' and '" + Types.name(b) + "'"));
    }

    /** Returns the error of an undefined operand if there is one, else that of the types. */
    private static PythonException defined(@Nullable Object a, @Nullable Object b, PythonException otherwise) {
        return a instanceof Undefined u ? u.error() : b instanceof Undefined u ? u.error() : otherwise;
    }
}
