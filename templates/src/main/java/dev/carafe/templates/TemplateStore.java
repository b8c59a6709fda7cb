package dev.carafe.templates;

import dev.carafe.templates.python.PythonException;
import dev.carafe.templates.python.Types;
import dev.carafe.templates.python.Undefined;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds templates by name and compiles them once. What it found, and what it did not, it looks for again only when told to. */
final class TemplateStore {
    private static final int MOST_MISSING = 1000;

    private record Kept(Template template, TemplateFile file) {}

    private final Environment environment;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    final List<TemplateRoot> roots = new CopyOnWriteArrayList<>();
    volatile @Nullable BooleanSupplier autoReload;

    TemplateStore(Environment environment) {
        this.environment = environment;
    }

    /** The template of a name that an expression gave; fails if there is none. */
    Template template(@Nullable Object name, Position asker) {
        Template template = find(text(name, asker));
        if (template == null) {
            throw notFound(name, asker);
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
        String searched = roots.stream().map(TemplateRoot::toString).filter(root -> !root.isEmpty()).collect(Collectors.joining(", "));
        String message = names instanceof List<?> list
                ? "None of the templates " + list + " was found. Searched: " + searched + "."
                : "Template '" + names + "' was not found. Searched: " + searched + ".";
        return new TemplateException(TemplateException.Kind.NOT_FOUND, message, asker, null);
    }

    private @Nullable Template find(String name) {
        Kept known = kept.get(name);
        boolean reload = autoReload != null && autoReload.getAsBoolean();
        if (known != null && !(reload && known.file.isStale())) {
            return known.template;
        }
        if (!reload && missing.contains(name)) {
            return null;
        }
        for (TemplateRoot root : roots) {
            TemplateFile file = root.find(name);
            if (file != null) {
                Template template = Compiler.compile(environment, name, file.text(), environment.autoescape.test(name));
                kept.put(name, new Kept(template, file));
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
