package dev.carafe.templates.builtins;

import dev.carafe.templates.python.Arguments;
import dev.carafe.templates.python.Callable;
import dev.carafe.templates.python.DictValues;
import dev.carafe.templates.python.Markup;
import dev.carafe.templates.python.Numbers;
import dev.carafe.templates.python.PythonException;
import dev.carafe.templates.python.Range;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The global functions: {@code range}, {@code dict}, {@code namespace}, {@code cycler}, {@code joiner}, {@code lipsum}. */
final class Functions {
    private static final String LOREM = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor "
            + "incididunt ut labore et dolore magna aliqua.";

    private Functions() {}

    static Map<String, Callable> all() {
        Map<String, Callable> functions = new HashMap<>();
        functions.put("range", Functions::range);
        functions.put("dict", Functions::dict);
        functions.put("namespace", arguments -> new Namespace(dict(arguments)));
        functions.put("cycler", Cycler::new);
        functions.put("joiner", Functions::joiner);
        functions.put("lipsum", Functions::lipsum);
        return functions;
    }

    private static Object range(Arguments arguments) {
        int first = Numbers.index(arguments.get(0));
        if (arguments.size() == 1) {
            return new Range(0, first, 1);
        }
        return new Range(first, Numbers.index(arguments.get(1)), arguments.integer(2, "step", 1));
    }

    private static Map<@Nullable Object, @Nullable Object> dict(Arguments arguments) {
        Map<@Nullable Object, @Nullable Object> entries =
                arguments.size() > 0 ? DictValues.of(arguments.get(0)) : new LinkedHashMap<>();
        entries.putAll(arguments.named());
        return entries;
    }

    /** A function that gives nothing at its first call and the separator ever after. */
    private static Object joiner(Arguments arguments) {
        String separator = arguments.text(0, "sep", ", ");
        AtomicBoolean used = new AtomicBoolean();
        return (Callable) none -> used.getAndSet(true) ? separator : "";
    }

    private static Object lipsum(Arguments arguments) {
        int paragraphs = arguments.integer(0, "n", 5);
        if (paragraphs < 0 || paragraphs > 1000) {
            throw new PythonException("lipsum gives 0 to 1000 paragraphs, not " + paragraphs);
        }
        boolean html = arguments.flag(1, "html", true);
        String all = ((html ? "<p>" + LOREM + "</p>" : LOREM + "\n") + "\n").repeat(paragraphs).stripTrailing();
        return html ? Markup.of(all) : all;
    }
}
