package dev.carafe.templates;

import dev.carafe.App;
import dev.carafe.Extension;
import dev.carafe.config.Config;
import dev.carafe.http.Response;
import dev.carafe.signal.Signal;
import dev.carafe.signal.Signals;
import dev.carafe.templates.expression.Filter;
import dev.carafe.templates.expression.Test;
import dev.carafe.templates.globals.AppGlobals;
import dev.carafe.templates.python.Callable;
import dev.carafe.templates.python.PythonException;
import dev.carafe.templates.python.Undefined;
import dev.carafe.templates.source.Dialect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Renders Jinja templates, by the rules of Jinja2 3.1; for an app or alone.
 *
 * <pre>{@code
 * app.install(Templates.create().filter("euros", (value, args) -> value + " Euros"))
 *         .get("/", req -> render("page.html", Map.of("title", "Lunch", "items", items)));
 *
 * String text = Templates.create().folder(Path.of("texts")).render("terms.txt", Map.of("year", 2026));
 * }</pre>
 *
 * <p>Installed in an app, handlers answer with {@link Rendered#render}; templates have Flask's names, which are {@code request},
 * {@code session}, {@code g}, {@code config}, {@code url_for} and {@code get_flashed_messages}; each render sends Flask's two
 * {@linkplain dev.carafe.signal.Signals signals}; and the setting {@code TEMPLATES_AUTO_RELOAD}, or {@code DEBUG} if that is null, decides
 * whether changes of files are seen.
 *
 * <p>Templates are looked for in the folders, in the order given, then in the folder {@code templates} of the app's root folder, then on
 * the class path below {@code templates/}, then in the folders of the app's blueprints. A name never leaves these roots. Output
 * is escaped in {@code .html}, {@code .htm}, {@code .xml}, {@code .xhtml} and {@code .svg} and in {@link #renderString}, as Flask does it;
 * in {@code .html.j2} and its like as well.
 *
 * <p>A template reads maps, lists, records and the getters of beans, and calls the methods of strings, lists and dicts, and the
 * functions it is given; no other method of a Java object can be reached.
 *
 * <p>Set up by one thread; then rendered by any number of threads at once. Compiled templates are kept.
 */
public final class Templates implements Extension {
    private final Environment environment = new Environment();
    private final ClassPathRoot classPath = new ClassPathRoot("templates/");
    private @Nullable App app;

    private Templates() {
        environment.store.roots.add(classPath);
        translations(message -> message);
    }

    /** Templates on the class path below {@code templates/}. */
    public static Templates create() {
        return new Templates();
    }

    /** Gives the app pages by {@link Rendered#render}, and templates the names of the app; by {@code app.install(templates)}. */
    @Override
    public void init(App owner) {
        if (app != null) {
            throw new IllegalStateException(("These templates are installed in app '%s' already. Create others for app '%s': "
                    + "app.install(Templates.create()).").formatted(app.name(), owner.name()));
        }
        app = owner;
        TemplateStore store = environment.store;
        store.roots.add(store.roots.indexOf(classPath), new FoldersRoot(() -> List.of(owner.root().resolve("templates"))));
        store.roots.add(new FoldersRoot(owner::blueprintTemplates));
        if (store.autoReload == null) {
            store.autoReload = () -> seesChanges(owner.config());
        }
        AppGlobals.of(owner).forEach(environment.globals::putIfAbsent);
        owner.convert(Rendered.class, page -> Response.html(render(page.template(), page.model())));
    }

    private static boolean seesChanges(Config config) {
        return config.getBoolean(config.get("TEMPLATES_AUTO_RELOAD") == null ? "DEBUG" : "TEMPLATES_AUTO_RELOAD");
    }

    /** Looks for templates in this folder too, before the class path. */
    public Templates folder(Path folder) {
        environment.store.roots.add(environment.store.roots.indexOf(classPath), new FolderRoot(folder));
        return changed();
    }

    /** Adds a filter, or puts it in the place of one of that name: {@code {{ value|name }}}. */
    public Templates filter(String name, Filter filter) {
        environment.filters.put(name, filter);
        return changed();
    }

    /** Adds a test, or puts it in the place of one of that name: {@code {{ value is name }}}. */
    public Templates test(String name, Test test) {
        environment.tests.put(name, test);
        return changed();
    }

    /** Gives every template a value. */
    public Templates global(String name, Object value) {
        environment.globals.put(name, value);
        return this;
    }

    /** Gives every template a function: {@code {{ name(1, key='x') }}}. */
    public Templates function(String name, Callable function) {
        return global(name, function);
    }

    /**
     * Asks these translations for the texts of <code>{% trans %}</code>, {@code _}, {@code gettext}, {@code ngettext},
     * {@code pgettext} and {@code npgettext}; without them, texts stay as they are. The rules are those of Jinja2's i18n extension with
     * its new style: variables are filled in by name, and escaped.
     */
    public Templates translations(Translations translations) {
        environment.globals.putAll(Gettext.functions(translations));
        return this;
    }

    /** Whether <code>{% trans %}</code> without {@code notrimmed} joins its lines; off at first. Jinja2's {@code ext.i18n.trimmed}. */
    public Templates trimTranslations(boolean on) {
        environment.trimTranslations = on;
        return changed();
    }

    /**
     * Adds variables to every render; those of the model go before them, globals after. Called once a render, and may use the request:
     * {@code contextProcessor(() -> Map.of("user", g().get("user")))}.
     */
    public Templates contextProcessor(Supplier<? extends Map<String, ? extends @Nullable Object>> variables) {
        environment.processors.add(variables);
        return this;
    }

    /**
     * Adds variables to the renders in a request of a blueprint, or of one nested in it; they go before those for every render.
     *
     * @param blueprint the name under which it is registered, as {@code request().blueprint()} gives it
     */
    public Templates contextProcessor(String blueprint, Supplier<? extends Map<String, ? extends @Nullable Object>> variables) {
        environment.processors.add(blueprint, variables);
        return this;
    }

    /** Whether files that were changed or added since are seen; off unless the settings of an app say so. For development. */
    public Templates autoReload(boolean on) {
        environment.store.autoReload = () -> on;
        return this;
    }

    /** Decides by a template's name whether its output is escaped. */
    public Templates autoescape(Predicate<String> byName) {
        environment.autoescape = byName;
        return changed();
    }

    /** Whether the newline after a tag is left out; off at first. Jinja2's {@code trim_blocks}. */
    public Templates trimBlocks(boolean on) {
        Dialect old = environment.dialect;
        return dialect(new Dialect(on, old.lstripBlocks(), old.keepTrailingNewline(), old.linePrefix(), old.lineComment()));
    }

    /** Whether the blanks before a tag that begins its line are left out; off at first. Jinja2's {@code lstrip_blocks}. */
    public Templates lstripBlocks(boolean on) {
        Dialect old = environment.dialect;
        return dialect(new Dialect(old.trimBlocks(), on, old.keepTrailingNewline(), old.linePrefix(), old.lineComment()));
    }

    /** Whether the last newline of a template is kept; off at first. Jinja2's {@code keep_trailing_newline}. */
    public Templates keepTrailingNewline(boolean on) {
        Dialect old = environment.dialect;
        return dialect(new Dialect(old.trimBlocks(), old.lstripBlocks(), on, old.linePrefix(), old.lineComment()));
    }

    /** What makes a line a tag and what makes its rest a comment, as {@code "#"} and {@code "##"}; null for nothing. */
    public Templates lineStatements(@Nullable String prefix, @Nullable String comment) {
        Dialect old = environment.dialect;
        return dialect(new Dialect(old.trimBlocks(), old.lstripBlocks(), old.keepTrailingNewline(), prefix, comment));
    }

    private Templates dialect(Dialect dialect) {
        environment.dialect = dialect;
        return changed();
    }

    /** How forgiving an undefined value is; lenient at first. */
    public Templates undefined(Undefined.Policy policy) {
        environment.undefined = policy;
        return this;
    }

    /** What is kept was compiled by the old rules. */
    private Templates changed() {
        environment.store.clear();
        return this;
    }

    /**
     * The output of a template. What a filter, function or getter throws, {@code abort(404)} too, is thrown as it is.
     *
     * @throws TemplateException if it can't be found, read or rendered; says where
     */
    public String render(String name, Map<String, ? extends @Nullable Object> model) {
        return render(find(name), model, null);
    }

    /**
     * The output of a template, with the text of each {@code {{ value }}} in it passed through the finalizer.
     *
     * @throws TemplateException if it can't be found, read or rendered; says where
     */
    public String render(String name, Map<String, ? extends @Nullable Object> model, Finalizer finalizer) {
        return render(find(name), model, Objects.requireNonNull(finalizer));
    }

    /**
     * The output of a template that is given itself. It is code: never let a user's input into it.
     *
     * @throws TemplateException if it can't be read or rendered; says where
     */
    public String renderString(String source, Map<String, ? extends @Nullable Object> model) {
        return render(Compiler.compile(environment, "<string>", source, true), model, null);
    }

    /** Whether there is a template of that name. */
    public boolean has(String name) {
        return environment.store.first(name, new Position(name, "", 0)) != null;
    }

    private Template find(String name) {
        return environment.store.template(name, new Position(name, "", 0));
    }

    private String render(Template template, Map<String, ? extends @Nullable Object> model, @Nullable Finalizer finalizer) {
        tell(Signals.BEFORE_RENDER_TEMPLATE, template, model);
        StringBuilder out = new StringBuilder();
        try {
            template.render(Rendering.of(environment, environment.scope(model), finalizer), out);
        } catch (RuntimeException e) {
            throw template.start().error(e);
        } catch (StackOverflowError e) {
            throw template.start().error(new PythonException("values or calls are nested too deeply", e));
        }
        tell(Signals.TEMPLATE_RENDERED, template, model);
        return out.toString();
    }

    private void tell(Signal<Signals.Template> signal, Template template, Map<String, ? extends @Nullable Object> model) {
        if (app != null && signal.isConnected()) {
            signal.send(app, new Signals.Template(template.name(), model));
        }
    }
}
