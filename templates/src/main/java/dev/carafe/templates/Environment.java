package dev.carafe.templates;

import dev.carafe.templates.builtins.Builtins;
import dev.carafe.templates.expression.Filter;
import dev.carafe.templates.expression.Test;
import dev.carafe.templates.expression.Vocabulary;
import dev.carafe.templates.python.Undefined;
import dev.carafe.templates.source.Dialect;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What all templates share: filters, tests, globals, where they lie, how they are read. Set up first, then only read. */
final class Environment implements Vocabulary {
    final Map<String, Filter> filters = new ConcurrentHashMap<>(Builtins.filters(this));
    final Map<String, Test> tests = new ConcurrentHashMap<>(Builtins.tests(this));
    final Map<String, Object> globals = new ConcurrentHashMap<>(Builtins.functions());
    final ContextProcessors processors = new ContextProcessors();
    final TemplateStore store = new TemplateStore(this);
    boolean trimTranslations;
    Dialect dialect = Dialect.DEFAULT;
    Undefined.Policy undefined = Undefined.Policy.LENIENT;
    Predicate<String> autoescape = Environment::isMarkup;

    private static boolean isMarkup(String name) {
        String plain = name.endsWith(".j2") ? name.substring(0, name.length() - 3) : name;
        return plain.endsWith(".html") || plain.endsWith(".htm") || plain.endsWith(".xml") || plain.endsWith(".xhtml")
                || plain.endsWith(".svg");
    }

    @Override
    public @Nullable Filter filter(String name) {
        return filters.get(name);
    }

    @Override
    public @Nullable Test test(String name) {
        return tests.get(name);
    }

    Undefined.Policy undefined() {
        return undefined;
    }

    /** The variables of a render: the model's before those of the context processors before the globals. */
    Scope scope(Map<String, ? extends @Nullable Object> model) {
        return Scope.of(model, processors.scope(globalScope()));
    }

    /** What a template sees that is imported without context. */
    Scope globalScope() {
        return Scope.of(globals, null);
    }
}
