package dev.carafe.templates;

import dev.carafe.templates.engine.builtins.Builtins;
import dev.carafe.templates.engine.builtins.Policies;
import dev.carafe.templates.engine.compiler.Compiler;
import dev.carafe.templates.engine.source.Dialect;
import dev.carafe.templates.engine.tree.Library;
import dev.carafe.templates.engine.tree.Position;
import dev.carafe.templates.engine.tree.Scope;
import dev.carafe.templates.engine.tree.Template;
import dev.carafe.templates.jinja.BlockTag;
import dev.carafe.templates.jinja.Filter;
import dev.carafe.templates.jinja.Finalizer;
import dev.carafe.templates.jinja.TemplateException;
import dev.carafe.templates.jinja.Test;
import dev.carafe.templates.jinja.Undefined;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What all templates share: filters, tests, globals, roots, syntax. Set up first, then only read. */
final class Environment implements Library, Compiler.Settings {
    final Map<String, Filter> filters = new ConcurrentHashMap<>();
    final Map<String, Test> tests = new ConcurrentHashMap<>();
    final Map<String, BlockTag> tags = new ConcurrentHashMap<>();
    final Map<String, Object> globals = new ConcurrentHashMap<>();
    final Policies policies = new Policies();
    final ContextProcessors processors = new ContextProcessors();
    final TemplateStore store = new TemplateStore(this::compiled);
    Dialect dialect = Dialect.DEFAULT;
    Undefined.Kind undefined = Undefined.LENIENT;
    Predicate<String> autoescape = Environment::isMarkup;
    @Nullable Finalizer finalizer;

    Environment() {
        Builtins.FUNCTIONS.forEach(name -> globals.put(name, Builtins.function(name)));
    }

    private static boolean isMarkup(String name) {
        String plain = name.endsWith(".j2") ? name.substring(0, name.length() - 3) : name;
        return plain.endsWith(".html") || plain.endsWith(".htm") || plain.endsWith(".xml") || plain.endsWith(".xhtml")
                || plain.endsWith(".svg");
    }

    private Template compiled(String name, String text) {
        return Compiler.compile(this, name, text, autoescape.test(name));
    }

    @Override
    public @Nullable Filter filter(String name) {
        Filter known = filters.get(name);
        if (known == null) {
            known = Builtins.filter(name, this, policies);
            if (known != null) {
                filters.putIfAbsent(name, known);
            }
        }
        return known;
    }

    @Override
    public @Nullable Test test(String name) {
        Test known = tests.get(name);
        if (known == null) {
            known = Builtins.test(name, this);
            if (known != null) {
                tests.putIfAbsent(name, known);
            }
        }
        return known;
    }

    @Override
    public @Nullable BlockTag tag(String name) {
        return tags.get(name);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public boolean trimsTranslations() {
        return Boolean.TRUE.equals(policies.get("ext.i18n.trimmed"));
    }

    @Override
    public Undefined.Kind undefined() {
        return undefined;
    }

    @Override
    public Template template(@Nullable Object name, Position asker) {
        return store.template(name, asker);
    }

    @Override
    public @Nullable Template first(@Nullable Object names, Position asker) {
        return store.first(names, asker);
    }

    @Override
    public TemplateException notFound(@Nullable Object names, Position asker) {
        return store.notFound(names, asker);
    }

    @Override
    public String newline() {
        return dialect.newline();
    }

    /** Returns the variables of a render: the model's first, then the context processors', then the globals. */
    Scope scope(Map<String, ? extends @Nullable Object> model) {
        return Scope.of(model, processors.scope(globals()));
    }

    @Override
    public Scope globals() {
        return Scope.of(globals, null);
    }
}
