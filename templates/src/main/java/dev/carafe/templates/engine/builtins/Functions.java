package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.engine.python.DictValues;
import dev.carafe.templates.engine.python.Limits;
import dev.carafe.templates.engine.python.Numbers;
import dev.carafe.templates.engine.python.Range;
import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.Callable;
import dev.carafe.templates.jinja.Markup;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The global functions: {@code range}, {@code dict}, {@code namespace}, {@code cycler}, {@code joiner}, {@code lipsum}. */
final class Functions {
    private static final String LOREM = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor "
            + "incididunt ut labore et dolore magna aliqua.";

    private Functions() {}

    /** Calls the function with this name. */
    static Object call(String name, Arguments arguments) {
        return switch (name) {
            case "range" -> range(arguments);
            case "dict" -> dict(arguments);
            case "namespace" -> new Namespace(dict(arguments));
            case "cycler" -> new Cycler(arguments);
            case "joiner" -> joiner(arguments);
            default -> lipsum(arguments);
        };
    }

    private static Object range(Arguments arguments) {
        Object first = arguments.get(0);
        return arguments.size() == 1 ? Range.of(BigInteger.ZERO, whole(first), BigInteger.ONE)
                : Range.of(whole(first), whole(arguments.get(1)), whole(arguments.get(2, "step", 1L)));
    }

    private static BigInteger whole(@Nullable Object value) {
        return Numbers.whole(value);
    }

    private static Map<@Nullable Object, @Nullable Object> dict(Arguments arguments) {
        Map<@Nullable Object, @Nullable Object> entries =
                arguments.size() > 0 ? DictValues.of(arguments.get(0)) : new LinkedHashMap<>();
        entries.putAll(arguments.named());
        return entries;
    }

    /** A function that returns an empty text at its first call, and the separator at all others. */
    private static Object joiner(Arguments arguments) {
        String separator = arguments.text(0, "sep", ", ");
        AtomicBoolean used = new AtomicBoolean();
        return (Callable) none -> used.getAndSet(true) ? separator : "";
    }

    private static Object lipsum(Arguments arguments) {
        int paragraphs = arguments.integer(0, "n", 5);
        Limits.check((long) paragraphs * LOREM.length());
        boolean html = arguments.flag(1, "html", true);
        String all = ((html ? "<p>" + LOREM + "</p>" : LOREM + "\n") + "\n").repeat(Math.max(paragraphs, 0)).stripTrailing();
        return html ? Markup.of(all) : all;
    }
}
