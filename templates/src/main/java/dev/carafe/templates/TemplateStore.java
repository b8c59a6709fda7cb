package dev.carafe.templates;

import dev.carafe.templates.engine.python.Comparison;
import dev.carafe.templates.engine.python.Iteration;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.engine.python.Truth;
import dev.carafe.templates.engine.tree.Position;
import dev.carafe.templates.engine.tree.Template;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.TemplateException;
import dev.carafe.templates.jinja.Undefined;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds templates by name and compiles them once. It remembers found and missing templates until told to look again. */
final class TemplateStore {
    private static final int MOST_MISSING = 1000;

    private record Kept(Template template, TemplateSource source) {}

    private final BiFunction<String, String, Template> compiler;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    final List<TemplateRoot> roots = new CopyOnWriteArrayList<>();
    volatile @Nullable BooleanSupplier autoReload;

    /** Creates a store with a function that compiles a template from its name and text. */
    TemplateStore(BiFunction<String, String, Template> compiler) {
        this.compiler = compiler;
    }

    /** Returns the template of an expression's value. Fails if there is none. */
    Template template(@Nullable Object name, Position asker) {
        Template template = one(name, asker);
        if (template == null) {
            throw notFound(name, asker);
        }
        return template;
    }

    /** Returns the template of a name, or the first that exists of several names, or null if there is none. */
    @Nullable Template first(@Nullable Object names, Position asker) {
        if (names instanceof CharSequence || names instanceof Undefined) {
            return one(names, asker);
        }
        for (Object name : several(names, asker)) {
            Template template = name instanceof Undefined ? null : one(name, asker);
            if (template != null) {
                return template;
            }
        }
        return null;
    }

    private static List<@Nullable Object> several(@Nullable Object names, Position asker) {
        try {
            return Truth.of(names) ? Iteration.items(names) : List.of();
        } catch (PythonException e) {
            throw asker.error(e);
        }
    }

    /** Returns the template of one name, or null. A name that is not text has no template. */
    private @Nullable Template one(@Nullable Object name, Position asker) {
        if (name instanceof Undefined undefined) {
            throw asker.error(undefined.error());
        }
        try {
            Comparison.requireHashable(name);
        } catch (PythonException e) {
            throw asker.error(e);
        }
        return name instanceof CharSequence text ? find(text.toString()) : null;
    }

    TemplateException notFound(@Nullable Object names, Position asker) {
        String searched = roots.stream().map(TemplateStore::described).filter(root -> !root.isEmpty()).collect(Collectors.joining(", "));
        String message = "Template '" + Text.str(names) + "' was not found. Searched: " + searched + ".";
        if (names instanceof Collection<?> || names instanceof Map<?, ?>) {
            List<String> all = Iteration.items(names).stream().map(Text::str).toList();
            message = all.isEmpty() ? "Tried to select from an empty list of templates."
                    : "None of the templates " + all + " was found. Searched: " + searched + ".";
        }
        return asker.error(TemplateException.Kind.NOT_FOUND, message, null);
    }

    /** Describes a root in a message. One without its own description is a loader of the program. */
    private static String described(TemplateRoot root) {
        return root.getClass().isHidden() || root.getClass().isSynthetic() ? "a loader" : root.toString();
    }

    private @Nullable Template find(String name) {
        Kept known = kept.get(name);
        boolean reload = autoReload != null && autoReload.getAsBoolean();
        if (known != null && !(reload && !known.source.isCurrent().getAsBoolean())) {
            return known.template;
        }
        if (!reload && missing.contains(name)) {
            return null;
        }
        for (TemplateRoot root : roots) {
            TemplateSource source = root.find(name);
            if (source != null) {
                Template template = compiler.apply(name, source.text());
                kept.put(name, new Kept(template, source));
                return template;
            }
        }
        if (missing.size() < MOST_MISSING) {
            missing.add(name);
        }
        return null;
    }

    /** Drops all compiled templates, since their meaning has changed. */
    void clear() {
        kept.clear();
        missing.clear();
    }
}
