package dev.carafe.templates.builtins;

import dev.carafe.templates.expression.Test;
import dev.carafe.templates.expression.Vocabulary;
import dev.carafe.templates.python.Callable;
import dev.carafe.templates.python.Comparison;
import dev.carafe.templates.python.Letters;
import dev.carafe.templates.python.Markup;
import dev.carafe.templates.python.Operators;
import dev.carafe.templates.python.Text;
import dev.carafe.templates.python.Types;
import dev.carafe.templates.python.Undefined;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may stand after {@code is}. */
final class Tests {
    private Tests() {}

    static Map<String, Test> all(Vocabulary vocabulary) {
        Map<String, Test> tests = new HashMap<>();
        tests.put("defined", (v, a) -> !(v instanceof Undefined));
        tests.put("undefined", (v, a) -> v instanceof Undefined);
        tests.put("none", (v, a) -> v == null);
        tests.put("boolean", (v, a) -> v instanceof Boolean);
        tests.put("true", (v, a) -> Boolean.TRUE.equals(v));
        tests.put("false", (v, a) -> Boolean.FALSE.equals(v));
        tests.put("integer", (v, a) -> Types.isInteger(v));
        tests.put("float", (v, a) -> v instanceof Double || v instanceof Float);
        tests.put("number", (v, a) -> v instanceof Number || v instanceof Boolean);
        tests.put("string", (v, a) -> Types.isString(v));
        tests.put("mapping", (v, a) -> v instanceof Map<?, ?>);
        tests.put("sequence",
                (v, a) -> Types.isString(v) || v instanceof List<?> || v instanceof Map<?, ?> || v instanceof Undefined);
        tests.put("iterable", (v, a) -> isIterable(v));
        tests.put("callable", (v, a) -> v instanceof Callable);
        tests.put("escaped", (v, a) -> v instanceof Markup);
        tests.put("lower", (v, a) -> Letters.isLower(Text.str(v)));
        tests.put("upper", (v, a) -> Letters.isUpper(Text.str(v)));
        tests.put("odd", (v, a) -> Comparison.equal(Operators.modulo(v, 2L), 1L));
        tests.put("even", (v, a) -> Comparison.equal(Operators.modulo(v, 2L), 0L));
        tests.put("divisibleby", (v, a) -> Comparison.equal(Operators.modulo(v, a.get(0, "num", null)), 0L));
        tests.put("sameas", (v, a) -> isSame(v, a.get(0, "other", null)));
        tests.put("in", (v, a) -> Comparison.contains(a.get(0, "seq", null), v));
        tests.put("filter", (v, a) -> vocabulary.filter(Text.str(v)) != null);
        tests.put("test", (v, a) -> vocabulary.test(Text.str(v)) != null);
        relations(tests);
        return tests;
    }

    private static void relations(Map<String, Test> tests) {
        add(tests, (v, a) -> Comparison.equal(v, a.get(0)), "==", "eq", "equalto");
        add(tests, (v, a) -> !Comparison.equal(v, a.get(0)), "!=", "ne");
        add(tests, (v, a) -> Comparison.compare(v, a.get(0), ">") > 0, ">", "gt", "greaterthan");
        add(tests, (v, a) -> Comparison.compare(v, a.get(0), ">=") >= 0, ">=", "ge");
        add(tests, (v, a) -> Comparison.compare(v, a.get(0), "<") < 0, "<", "lt", "lessthan");
        add(tests, (v, a) -> Comparison.compare(v, a.get(0), "<=") <= 0, "<=", "le");
    }

    private static void add(Map<String, Test> tests, Test test, String... names) {
        for (String name : names) {
            tests.put(name, test);
        }
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
