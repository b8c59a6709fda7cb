package dev.carafe.templates;

import dev.carafe.templates.engine.python.Types;
import dev.carafe.templates.engine.tree.Position;
import dev.carafe.templates.engine.tree.Template;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.TemplateException;
import dev.carafe.templates.jinja.Undefined;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds templates by name and compiles them once. What it found, and what it did not, it looks for again only when told to. */
final class TemplateStore {
    private static final int MOST_MISSING = 1000;

    private record Kept(Template template, TemplateSource source) {}

    private final BiFunction<String, String, Template> compiler;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    final List<TemplateRoot> roots = new CopyOnWriteArrayList<>();
    volatile @Nullable BooleanSupplier autoReload;

    /** With what makes a template of a name and a text. */
    TemplateStore(BiFunction<String, String, Template> compiler) {
        this.compiler = compiler;
    }

    /** The template of a name that an expression gave, or of a list of names the first that exists; fails if there is none. */
    Template template(@Nullable Object names, Position asker) {
        Template template = first(names, asker);
        if (template == null) {
            throw notFound(names, asker);
        }
        return template;
    }

    /** The template of a name, or of a list of names the first that exists; null if there is none. */
    @Nullable Template first(@Nullable Object names, Position asker) {
        if (!(names instanceof List<?> list)) {
            return find(text(names, asker));
        }
        for (Object name : list) {
            Template template = find(text(name, asker));
            if (template != null) {
                return template;
            }
        }
        return null;
    }

    private static String text(@Nullable Object name, Position asker) {
        if (name instanceof CharSequence text) {
            return text.toString();
        }
        throw asker.error(name instanceof Undefined undefined ? undefined.error()
                : new PythonException("a template's name is a string, not '" + Types.name(name) + "'"));
    }

    TemplateException notFound(@Nullable Object names, Position asker) {
        String searched = roots.stream().map(TemplateStore::described).filter(root -> !root.isEmpty()).collect(Collectors.joining(", "));
        String message = names instanceof List<?> list
                ? list.isEmpty() ? "Tried to select from an empty list of templates"
                : "None of the templates " + list + " was found. Searched: " + searched + "."
                : "Template '" + names + "' was not found. Searched: " + searched + ".";
        return asker.error(TemplateException.Kind.NOT_FOUND, message, null);
    }

    /** A root that has no name of its own is a loader of the program. */
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

    /** Forgets all: what templates mean has changed. */
    void clear() {
        kept.clear();
        missing.clear();
    }
}
