package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.Callable;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code value.name} and {@code value.name(...)}. */
public final class Attributes {
    private Attributes() {}

    /**
     * Returns an attribute: a method of a string, list or dict, a key of a map, a record's component, a bean's property. Nothing else of a
     * Java object is reachable.
     */
    public static @Nullable Object get(@Nullable Object owner, String name, Undefined.Kind kind) {
        return switch (owner) {
            case null -> Missing.attribute(null, name, kind);
            case Map<?, ?> m -> {
                Object found = Methods.DICT.has(name) ? Absent.VALUE : Subscript.lookUp(m, name);
                yield Absent.is(found) ? withoutItems(m, name, kind) : JavaValues.read(found);
            }
            case Undefined u -> u.member(name);
            case Attributed a -> a.attribute(name, kind);
            case CharSequence s -> Methods.STR.has(name) ? bound(s, name) : Missing.attribute(s, name, kind);
            case Number n -> NumberMembers.get(n, name, kind);
            case Boolean b -> NumberMembers.get(b ? 1L : 0L, name, kind);
            case List<?> l when ListMethods.of(l).has(name) -> bound(l, name);
            default -> Properties.of(owner.getClass()).read(owner, name, kind);
        };
    }

    /** Returns whether dicts have a method of a name, which hides a key of that name. */
    public static boolean isDictMethod(String name) {
        return Methods.DICT.has(name);
    }

    /** Returns the same as {@link #get}, but never a key of a map; for {@code |attr}. */
    public static @Nullable Object withoutItems(@Nullable Object owner, String name, Undefined.Kind kind) {
        if (owner instanceof Map<?, ?> map) {
            if (Methods.DICT.has(name)) {
                return bound(map, name);
            }
            return map instanceof Attributed a ? a.attribute(name, kind) : Missing.attribute(map, name, kind);
        }
        return get(owner, name, kind);
    }

    /** Calls a method, like {@link #get} followed by a call, but directly for strings, lists and dicts. */
    public static @Nullable Object call(@Nullable Object owner, String name, Arguments arguments) {
        Methods methods = owner instanceof CharSequence ? Methods.STR : owner instanceof Map<?, ?> ? Methods.DICT
                : owner instanceof List<?> list ? ListMethods.of(list) : null;
        Signature signature = methods == null ? null : methods.get(name);
        if (signature == null) {
            return call(get(owner, name, arguments.undefined()), arguments);
        }
        signature.check(arguments);
        return switch (owner) {
            case CharSequence text -> StringMethods.call(text, name, arguments);
            case Map<?, ?> map -> DictMethods.call(map, name, arguments);
            case List<?> list -> ListMethods.call(list, name, arguments);
            case null, default -> throw new IllegalStateException(name);
        };
    }

    /** Calls a function. Fails for anything else. */
    public static @Nullable Object call(@Nullable Object function, Arguments arguments) {
        return switch (function) {
            case Callable c -> JavaValues.read(c.call(arguments));
            case Undefined u -> throw u.error();
            case null, default -> throw new PythonException("'" + Types.name(function) + "' object is not callable");
        };
    }

    /** Returns an attribute by its path, as in {@code sort(attribute='address.city')}; whole numbers are positions. */
    public static @Nullable Object path(@Nullable Object owner, String path, @Nullable Object otherwise, Undefined.Kind kind) {
        Object value = owner;
        for (String step : path.split("\\.", -1)) {
            boolean position = !step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9');
            value = otherwise(Subscript.item(value, position ? (Object) Long.parseLong(step) : step, kind), otherwise);
        }
        return value;
    }

    /** Returns the value, or the default if it is undefined. */
    public static @Nullable Object otherwise(@Nullable Object value, @Nullable Object otherwise) {
        return value instanceof Undefined && otherwise != null ? otherwise : value;
    }

    private static Callable bound(@Nullable Object owner, String name) {
        return arguments -> call(owner, name, arguments);
    }
}
