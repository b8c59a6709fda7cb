package dev.carafe.templates.python;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code value.name} and {@code value.name(...)}. */
public final class Attributes {
    private Attributes() {}

    /**
     * The attribute: a method of a string, list or dict, a key of a map, a record's component, a bean's property. Anything else
     * of a Java object is not reachable.
     */
    public static @Nullable Object get(@Nullable Object owner, String name, Undefined.Policy policy) {
        return switch (owner) {
            case null -> Undefined.attribute(null, name, policy);
            case Map<?, ?> m -> {
                Object found = DictMethods.NAMES.contains(name) ? Absent.VALUE : Subscript.lookUp(m, name);
                yield Absent.is(found) ? withoutItems(m, name, policy) : JavaValues.read(found);
            }
            case Undefined u -> u.member();
            case Attributed a -> a.attribute(name, policy);
            case CharSequence s -> StringMethods.NAMES.contains(name) ? bound(s, name) : Undefined.attribute(s, name, policy);
            case List<?> l when ListMethods.NAMES.contains(name) -> bound(l, name);
            default -> Properties.of(owner.getClass()).read(owner, name, policy);
        };
    }

    /** As {@link #get}, but never a key of a map: what {@code |attr} gives. */
    public static @Nullable Object withoutItems(@Nullable Object owner, String name, Undefined.Policy policy) {
        if (owner instanceof Map<?, ?> map) {
            if (DictMethods.NAMES.contains(name)) {
                return bound(map, name);
            }
            return map instanceof Attributed a ? a.attribute(name, policy) : Undefined.attribute(map, name, policy);
        }
        return get(owner, name, policy);
    }

    /** A call of a method: as {@link #get} and a call of what it gives, without the detour for strings, lists and dicts. */
    public static @Nullable Object call(@Nullable Object owner, String name, Arguments arguments) {
        if (owner instanceof CharSequence text && StringMethods.NAMES.contains(name)) {
            return StringMethods.call(text, name, arguments);
        }
        if (owner instanceof Map<?, ?> map && DictMethods.NAMES.contains(name)) {
            return DictMethods.call(map, name, arguments);
        }
        if (owner instanceof List<?> list && ListMethods.NAMES.contains(name)) {
            return ListMethods.call(list, name, arguments);
        }
        return call(get(owner, name, arguments.site().undefined()), arguments);
    }

    /** Calls a function; fails for what is none. */
    public static @Nullable Object call(@Nullable Object function, Arguments arguments) {
        return switch (function) {
            case Callable c -> JavaValues.read(c.call(arguments));
            case Undefined u -> throw u.error();
            case null, default -> throw new PythonException("'" + Types.name(function) + "' object is not callable");
        };
    }

    /** An attribute by its path, as {@code sort(attribute='address.city')} takes it; whole numbers are positions. */
    public static @Nullable Object path(@Nullable Object owner, String path, Undefined.Policy policy) {
        Object value = owner;
        for (String step : path.split("\\.", -1)) {
            boolean position = !step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9');
            value = Subscript.item(value, position ? (Object) Long.parseLong(step) : step, policy);
        }
        return value;
    }

    private static Callable bound(Object owner, String name) {
        return arguments -> call(owner, name, arguments);
    }
}
