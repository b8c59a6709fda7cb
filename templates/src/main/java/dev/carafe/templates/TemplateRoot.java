package dev.carafe.templates;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A source of templates: a folder, the class path, a map, a database; Jinja2's loaders.
 *
 * <pre>{@code
 * Templates.create()
 *         .root(TemplateRoot.function(name -> database.templateText(name)))
 *         .root(TemplateRoot.prefix("admin", TemplateRoot.folder(Path.of("admin/templates"))));
 * }</pre>
 *
 * <p>A root is asked once for each name, since compiled templates are kept; with {@link Templates#autoReload} it is asked again when a
 * source is no longer current. It must be thread-safe. Names come from templates and must never lead out of the root. Folders and the class
 * path check them: empty and {@code .} parts are dropped, and a name with {@code ..}, a backslash or a colon is not found.
 */
@FunctionalInterface
public interface TemplateRoot {
    /** Returns the template of a name, or null if there is none. Throws an exception if it can't be read. */
    @Nullable TemplateSource find(String name);

    /** Returns the templates in a folder and its subfolders. Links that lead out of the folder are not followed. */
    static TemplateRoot folder(Path folder) {
        return new FolderRoot(folder);
    }

    /** Returns the templates on the class path below a prefix, such as {@code "mails/"}. */
    static TemplateRoot classPath(String prefix) {
        return new ClassPathRoot(prefix.endsWith("/") || prefix.isEmpty() ? prefix : prefix + "/");
    }

    /** Returns templates by name. With {@code autoReload}, later changes of the map take effect. */
    static TemplateRoot map(Map<String, String> texts) {
        return function(texts::get);
    }

    /** Returns templates found by a function, which returns the text or null. With {@code autoReload}, it is called for each render. */
    static TemplateRoot function(Function<? super String, @Nullable String> texts) {
        return name -> {
            String text = texts.apply(name);
            return text == null ? null : new TemplateSource(text, () -> text.equals(texts.apply(name)));
        };
    }

    /** Returns the templates of a root with a prefix and a slash before their names: {@code admin/list.html}. */
    static TemplateRoot prefix(String prefix, TemplateRoot root) {
        return name -> name.startsWith(prefix + "/") ? root.find(name.substring(prefix.length() + 1)) : null;
    }

    /** Returns the templates of several roots; the first that has a name wins. */
    static TemplateRoot choice(TemplateRoot... roots) {
        List<TemplateRoot> all = List.of(roots);
        return name -> all.stream().map(root -> root.find(name)).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** Returns a name without empty and {@code .} parts, like Jinja2's loaders, or null for one that leads out of a root. */
    static @Nullable String normalized(String name) {
        if (name.indexOf('\\') >= 0 || name.indexOf(':') >= 0 || name.indexOf('\0') >= 0) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/", -1)) {
            if (part.equals("..")) {
                return null;
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? null : String.join("/", parts);
    }
}
