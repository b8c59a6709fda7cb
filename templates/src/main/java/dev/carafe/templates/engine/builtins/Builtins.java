package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.engine.expression.Vocabulary;
import dev.carafe.templates.engine.python.Signature;
import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.Callable;
import dev.carafe.templates.jinja.Filter;
import dev.carafe.templates.jinja.Test;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The built-in filters, tests and functions by name. Each is created when a template names it, so that a first render does not pay for all;
 * each checks its arguments by its {@link Signatures signature} before it runs.
 */
public final class Builtins {
    /** The names of the global functions. */
    public static final List<String> FUNCTIONS = List.of("range", "dict", "namespace", "cycler", "joiner", "lipsum");

    private Builtins() {}

    /** Returns the filter of Jinja2 with this name, or null; {@code map} and {@code select} look others up in the vocabulary. */
    public static @Nullable Filter filter(String name, Vocabulary vocabulary, Policies policies) {
        Filter filter = find(name, vocabulary, policies);
        String line = filter == null ? null : Signatures.filter(name);
        return filter == null || line == null ? filter : new CheckedFilter(Signature.of(line), filter);
    }

    private static @Nullable Filter find(String name, Vocabulary vocabulary, Policies policies) {
        Filter found = TextFilters.find(name);
        found = found != null ? found : LayoutFilters.find(name, vocabulary, policies);
        found = found != null ? found : HtmlFilters.find(name, policies);
        found = found != null ? found : NumberFilters.find(name);
        found = found != null ? found : ListFilters.find(name);
        found = found != null ? found : OrderFilters.find(name);
        return found != null ? found : new SelectionFilters(vocabulary).find(name);
    }

    /** Returns the test of Jinja2 with this name, or null; {@code filter} and {@code test} look names up in the vocabulary. */
    public static @Nullable Test test(String name, Vocabulary vocabulary) {
        Test test = Tests.find(name, vocabulary);
        return test == null ? null : new CheckedTest(Signature.of(Signatures.test(name)), test);
    }

    /** Returns the global function of Jinja2 with this name. */
    public static Callable function(String name) {
        return new Function(name);
    }

    private record CheckedFilter(Signature signature, Filter filter) implements Filter {
        @Override
        public @Nullable Object apply(@Nullable Object value, Arguments arguments) {
            signature.check(arguments);
            return filter.apply(value, arguments);
        }
    }

    private record CheckedTest(Signature signature, Test test) implements Test {
        @Override
        public boolean passes(@Nullable Object value, Arguments arguments) {
            signature.check(arguments);
            return test.passes(value, arguments);
        }
    }

    private record Function(String name) implements Callable {
        @Override
        public @Nullable Object call(Arguments arguments) {
            Signature.of(Signatures.function(name)).check(arguments);
            return Functions.call(name, arguments);
        }
    }
}
