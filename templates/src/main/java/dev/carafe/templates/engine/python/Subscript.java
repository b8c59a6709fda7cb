package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Tuple;
import dev.carafe.templates.jinja.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Implements {@code value[key]} and {@code value[from:to:step]}. */
public final class Subscript {
    private Subscript() {}

    /** Returns an item of a list, a dict or text, or else the attribute of that name, or else an undefined value. */
    public static @Nullable Object item(@Nullable Object owner, @Nullable Object key, Undefined.Kind kind) {
        if (owner instanceof Undefined undefined) {
            return undefined.member(Text.str(key));
        }
        Object found = own(owner, key);
        if (!Absent.is(found)) {
            return JavaValues.read(found);
        }
        if (key instanceof CharSequence name) {
            return Attributes.get(owner, name.toString(), kind);
        }
        return Missing.attribute(owner, key == null ? "None" : key, kind);
    }

    /** Returns an item of a list, a dict or text, or {@link Absent}. */
    static @Nullable Object own(@Nullable Object owner, @Nullable Object key) {
        return switch (owner) {
            case Map<?, ?> m -> key(m, key);
            case List<?> l when Types.isIndex(key) -> at(l, Numbers.index(key));
            case CharSequence s when Types.isIndex(key) -> character(s, Numbers.index(key));
            case null, default -> Absent.VALUE;
        };
    }

    private static Object character(CharSequence owner, int index) {
        String text = owner.toString();
        int length = CodePoints.length(text);
        int position = index < 0 ? index + length : index;
        if (position < 0 || position >= length) {
            return Absent.VALUE;
        }
        String character = Character.toString(text.codePointAt(CodePoints.offset(text, position)));
        return owner instanceof Markup ? Markup.of(character) : character;
    }

    private static @Nullable Object at(List<?> list, int index) {
        int position = index < 0 ? index + list.size() : index;
        return position >= 0 && position < list.size() ? list.get(position) : Absent.VALUE;
    }

    /** Returns the value of a key, or {@link Absent}. A number matches an equal one of any type, and a boolean counts as a number. */
    static @Nullable Object key(Map<?, ?> map, @Nullable Object key) {
        Object exact = lookUp(map, key instanceof Markup markup ? markup.html() : key);
        Number number = Absent.is(exact) ? Numbers.of(key) : null;
        if (number == null || number.doubleValue() != number.longValue()) {
            return exact;
        }
        long whole = number.longValue();
        for (Object equal : new Object[] {(int) whole, whole, (double) whole, whole == 1}) {
            boolean same = equal instanceof Boolean ? whole == 0 || whole == 1 : ((Number) equal).longValue() == whole;
            Object found = same ? lookUp(map, equal) : exact;
            if (!Absent.is(found)) {
                return found;
            }
        }
        return exact;
    }

    /** Returns the value of exactly this key, or {@link Absent}. */
    @SuppressWarnings("unchecked")
    public static @Nullable Object lookUp(Map<?, ?> map, @Nullable Object key) {
        try {
            return ((Map<@Nullable Object, @Nullable Object>) map).getOrDefault(key, Absent.VALUE);
        } catch (ClassCastException | NullPointerException e) {
            return Absent.VALUE; // a sorted or immutable map that takes no such key
        }
    }

    /** Returns a part of a list or of text; null stands for an omitted bound. */
    public static @Nullable Object slice(@Nullable Object owner, @Nullable Object from, @Nullable Object to, @Nullable Object step) {
        if (owner instanceof Undefined undefined) {
            return undefined.member("slice");
        }
        if (!(owner instanceof CharSequence) && !(owner instanceof List<?>)) {
            throw new PythonException(owner instanceof Map<?, ?> ? "unhashable type: 'slice'"
                    : "'" + Types.name(owner) + "' object is not subscriptable");
        }
        List<@Nullable Object> items = Iteration.items(owner);
        List<@Nullable Object> part = part(items, from, to, step == null ? 1 : Numbers.index(step));
        if (!(owner instanceof CharSequence)) {
            return owner instanceof Tuple ? Tuple.of(part.toArray()) : part;
        }
        StringBuilder text = new StringBuilder();
        part.forEach(text::append);
        return owner instanceof Markup ? Markup.of(text.toString()) : text.toString();
    }

    private static List<@Nullable Object> part(
            List<@Nullable Object> items, @Nullable Object from, @Nullable Object to, int step) {
        if (step == 0) {
            throw new PythonException("slice step cannot be zero");
        }
        if (items instanceof Range range && range.isEmpty()) {
            return range;
        }
        int lowest = step > 0 ? 0 : -1;
        int highest = step > 0 ? items.size() : items.size() - 1;
        int start = from == null ? (step > 0 ? lowest : highest) : bound(from, items.size(), lowest, highest);
        int end = to == null ? (step > 0 ? highest : lowest) : bound(to, items.size(), lowest, highest);
        if (items instanceof Range range) {
            return range.part(start, end, step);
        }
        List<@Nullable Object> part = new ArrayList<>();
        for (long i = start; step > 0 ? i < end : i > end; i += step) {
            part.add(items.get((int) i));
        }
        return part;
    }

    private static int bound(Object value, int size, int lowest, int highest) {
        if (!Types.isIndex(value)) {
            throw new PythonException("slice indices must be integers or None or have an __index__ method");
        }
        int index = Numbers.index(value);
        return Math.clamp(index < 0 ? (long) index + size : index, lowest, highest);
    }
}
