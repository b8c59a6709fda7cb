package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.engine.expression.Vocabulary;
import dev.carafe.templates.engine.python.Comparison;
import dev.carafe.templates.engine.python.Letters;
import dev.carafe.templates.engine.python.Operators;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.engine.python.Types;
import dev.carafe.templates.jinja.Callable;
import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.Test;
import dev.carafe.templates.jinja.Undefined;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tests: what may follow {@code is}. */
final class Tests {
    private Tests() {}

    /** Returns the test with this name, or null. */
    static @Nullable Test find(String name, Vocabulary vocabulary) {
        return switch (name) {
            case "defined" -> (v, a) -> !(v instanceof Undefined);
            case "undefined" -> (v, a) -> v instanceof Undefined;
            case "none" -> (v, a) -> v == null;
            case "boolean" -> (v, a) -> v instanceof Boolean;
            case "true" -> (v, a) -> Boolean.TRUE.equals(v);
            case "false" -> (v, a) -> Boolean.FALSE.equals(v);
            case "integer" -> (v, a) -> Types.isInteger(v);
            case "float" -> (v, a) -> v instanceof Double || v instanceof Float;
            case "number" -> (v, a) -> v instanceof Number || v instanceof Boolean;
            case "string" -> (v, a) -> Types.isString(v);
            case "mapping" -> (v, a) -> v instanceof Map<?, ?>;
            case "sequence" -> (v, a) -> Types.isString(v) || v instanceof List<?> || v instanceof Map<?, ?> || v instanceof Undefined;
            case "iterable" -> (v, a) -> isIterable(v);
            case "callable" -> (v, a) -> v instanceof Callable || v instanceof Undefined;
            case "escaped" -> (v, a) -> v instanceof Markup;
            case "lower" -> (v, a) -> Letters.isLower(Text.str(v));
            case "upper" -> (v, a) -> Letters.isUpper(Text.str(v));
            case "odd" -> (v, a) -> Comparison.equal(Operators.modulo(v, 2L), 1L);
            case "even" -> (v, a) -> Comparison.equal(Operators.modulo(v, 2L), 0L);
            case "divisibleby" -> (v, a) -> Comparison.equal(Operators.modulo(v, a.get(0, "num", null)), 0L);
            case "sameas" -> (v, a) -> isSame(v, a.get(0, "other", null));
            case "in" -> (v, a) -> Comparison.contains(a.get(0, "seq", null), v);
            case "filter" -> (v, a) -> known(v) && vocabulary.filter(Text.str(v)) != null;
            case "test" -> (v, a) -> known(v) && vocabulary.test(Text.str(v)) != null;
            case "==", "eq", "equalto" -> (v, a) -> Comparison.equal(v, a.get(0));
            case "!=", "ne" -> (v, a) -> !Comparison.equal(v, a.get(0));
            case ">", "gt", "greaterthan" -> (v, a) -> Comparison.compare(v, a.get(0), ">") > 0;
            case ">=", "ge" -> (v, a) -> Comparison.compare(v, a.get(0), ">=") >= 0;
            case "<", "lt", "lessthan" -> (v, a) -> Comparison.compare(v, a.get(0), "<") < 0;
            case "<=", "le" -> (v, a) -> Comparison.compare(v, a.get(0), "<=") <= 0;
            default -> null;
        };
    }

    /** Looks a name up as a key, which a list or a dict can't be. */
    private static boolean known(@Nullable Object name) {
        Comparison.requireHashable(name);
        return name instanceof CharSequence;
    }

    private static boolean isIterable(@Nullable Object value) {
        return Types.isString(value) || value instanceof Collection<?> || value instanceof Map<?, ?>
                || value instanceof Iterable<?> || value instanceof Undefined;
    }

    private static boolean isSame(@Nullable Object a, @Nullable Object b) {
        boolean byValue = a instanceof Boolean || Types.isInteger(a);
        return byValue ? Types.name(a).equals(Types.name(b)) && Comparison.equal(a, b) : identical(a, b);
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean identical(@Nullable Object a, @Nullable Object b) {
        return a == b;
    }
}
