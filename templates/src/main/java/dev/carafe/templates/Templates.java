package dev.carafe.templates;

import dev.carafe.App;
import dev.carafe.Extension;
import dev.carafe.config.Config;
import dev.carafe.http.Response;
import dev.carafe.signal.Signals;
import dev.carafe.templates.engine.compiler.Compiler;
import dev.carafe.templates.engine.globals.AppGlobals;
import dev.carafe.templates.engine.source.Dialect;
import dev.carafe.templates.engine.tree.Position;
import dev.carafe.templates.engine.tree.Template;
import dev.carafe.templates.jinja.BlockTag;
import dev.carafe.templates.jinja.Callable;
import dev.carafe.templates.jinja.Filter;
import dev.carafe.templates.jinja.Finalizer;
import dev.carafe.templates.jinja.TemplateException;
import dev.carafe.templates.jinja.Test;
import dev.carafe.templates.jinja.Undefined;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
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
 * <p>Installed in an app, handlers answer with {@link Page#render}; templates have Flask's names, which are {@code request},
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

    /** Gives the app pages by {@link Page#render}, and templates the names of the app; by {@code app.install(templates)}. */
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
        owner.convert(Page.class, page -> Response.html(render(page.template(), page.model())));
    }

    private static boolean seesChanges(Config config) {
        return config.getBoolean(config.get("TEMPLATES_AUTO_RELOAD") == null ? "DEBUG" : "TEMPLATES_AUTO_RELOAD");
    }

    /** Adds a folder of templates, which is searched before the class path. */
    public Templates folder(Path folder) {
        return root(TemplateRoot.folder(folder));
    }

    /** Adds a place of templates, which is searched before the class path and after those added earlier; Jinja2's loaders. */
    public Templates root(TemplateRoot root) {
        environment.store.roots.add(environment.store.roots.indexOf(classPath), root);
        return changed();
    }

    /** Adds a filter, or puts it in the place of one of that name: {@code {{ value|name }}}. */
    public Templates filter(String name, Filter filter) {
        environment.filters.put(name, filter);
        return changed();
    }

    /**
     * Adds a filter that was written for Jinjava, under its own name. Jinjava's engine is made at its first call; what the filter reports
     * as an error of the template is a {@link TemplateException}.
     */
    public Templates jinjava(com.hubspot.jinjava.lib.filter.Filter filter) {
        return filter(filter.getName(), JinjavaFilters.adapt(filter));
    }

    /** Adds a test, or puts it in the place of one of that name: {@code {{ value is name }}}. */
    public Templates test(String name, Test test) {
        environment.tests.put(name, test);
        return changed();
    }

    /**
     * Adds a tag with a body, <code>{% name arguments %}…{% endname %}</code>; a tag without a body is a {@linkplain #function function}.
     *
     * @throws IllegalArgumentException for the name of a tag of Jinja2, or one that begins with {@code end}
     */
    public Templates tag(String name, BlockTag tag) {
        if (Compiler.isReserved(name)) {
            throw new IllegalArgumentException(("'%s' is a tag of Jinja2 or the end of one, and keeps its meaning; "
                    + "choose another name.").formatted(name));
        }
        environment.tags.put(name, tag);
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

    /**
     * Sets one of Jinja2's policies: {@code ext.i18n.trimmed}, {@code json.dumps_kwargs} (of it {@code sort_keys} and {@code indent}),
     * {@code truncate.leeway}, {@code urlize.rel}, {@code urlize.target}, {@code urlize.extra_schemes}.
     *
     * @throws IllegalArgumentException if there is no such policy
     */
    public Templates policy(String name, @Nullable Object value) {
        environment.policies.set(name, value);
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

    /** Passes the text of each {@code {{ value }}} of every template through a finalizer, as the option of that name does in Jinja2. */
    public Templates finalizer(Finalizer finalizer) {
        environment.finalizer = finalizer;
        return this;
    }

    /** Removes the first newline after a tag; Jinja2's {@code trim_blocks}. */
    public Templates trimBlocks(boolean on) {
        Dialect old = environment.dialect;
        return dialect(old.whiteSpace(on, old.lstripBlocks(), old.keepTrailingNewline(), old.newline()));
    }

    /** Removes the blanks before a tag that begins its line; Jinja2's {@code lstrip_blocks}. */
    public Templates lstripBlocks(boolean on) {
        Dialect old = environment.dialect;
        return dialect(old.whiteSpace(old.trimBlocks(), on, old.keepTrailingNewline(), old.newline()));
    }

    /** Keeps the last newline of a template; Jinja2's {@code keep_trailing_newline}. */
    public Templates keepTrailingNewline(boolean on) {
        Dialect old = environment.dialect;
        return dialect(old.whiteSpace(old.trimBlocks(), old.lstripBlocks(), on, old.newline()));
    }

    /**
     * Outputs the newlines of templates as this sequence; Jinja2's {@code newline_sequence}.
     *
     * @throws IllegalArgumentException for anything but {@code "\n"}, {@code "\r\n"} and {@code "\r"}
     */
    public Templates newlineSequence(String newline) {
        if (!newline.equals("\n") && !newline.equals("\r\n") && !newline.equals("\r")) {
            throw new IllegalArgumentException("A newline is \\n, \\r\\n or \\r.");
        }
        Dialect old = environment.dialect;
        return dialect(old.whiteSpace(old.trimBlocks(), old.lstripBlocks(), old.keepTrailingNewline(), newline));
    }

    /**
     * Makes a line that begins with a prefix a tag, and the rest of one behind another a comment, as {@code "#"}, {@code "##"}; null
     * for none.
     */
    public Templates lineStatements(@Nullable String prefix, @Nullable String comment) {
        return dialect(environment.dialect.lines(prefix, comment));
    }

    /** Sets what stands around tags in the place of <code>{% %}</code>, such as <code>&lt;%</code> and <code>%&gt;</code>. */
    public Templates blockDelimiters(String open, String close) {
        return dialect(environment.dialect.delimiters(Dialect.Kind.BLOCK, open, close));
    }

    /** Sets what stands around outputs in the place of {@code {{ }}}, such as <code>${</code> and <code>}</code>. */
    public Templates variableDelimiters(String open, String close) {
        return dialect(environment.dialect.delimiters(Dialect.Kind.VARIABLE, open, close));
    }

    /** Sets what stands around comments in the place of <code>{# #}</code>, such as <code>&lt;!--</code> and <code>--&gt;</code>. */
    public Templates commentDelimiters(String open, String close) {
        return dialect(environment.dialect.delimiters(Dialect.Kind.COMMENT, open, close));
    }

    private Templates dialect(Dialect dialect) {
        environment.dialect = dialect;
        return changed();
    }

    /** Sets what undefined values are, such as {@link Undefined#STRICT}; lenient by default. */
    public Templates undefined(Undefined.Kind kind) {
        environment.undefined = kind;
        return this;
    }

    /** What is kept was compiled by the old rules. */
    private Templates changed() {
        environment.store.clear();
        return this;
    }

    /**
     * Renders a template. What a filter, function or getter throws, {@code abort(404)} too, is thrown as it is.
     *
     * @throws TemplateException if the template can't be found, read or rendered; says where
     */
    public String render(String name, Map<String, ? extends @Nullable Object> model) {
        return prepare(name, model).text(environment.finalizer);
    }

    /**
     * Renders a template and passes the text of each {@code {{ value }}} in it through the finalizer.
     *
     * @throws TemplateException if the template can't be found, read or rendered; says where
     */
    public String render(String name, Map<String, ? extends @Nullable Object> model, Finalizer finalizer) {
        return prepare(name, model).text(Objects.requireNonNull(finalizer));
    }

    /**
     * Renders the text of a template. It is code: never let a user's input into it.
     *
     * @throws TemplateException if the text can't be read or rendered; says where
     */
    public String renderString(String source, Map<String, ? extends @Nullable Object> model) {
        return prepared(Compiler.compile(environment, "<string>", source, true), model).text(environment.finalizer);
    }

    /**
     * Renders a template piece by piece, so that a long one needs little memory; Jinja2's {@code stream}. {@link Page#stream} does it for a
     * response.
     *
     * @param out takes the pieces in their order: what is known before a slow tag is out while the tag waits
     * @throws IOException if {@code out} throws it
     * @throws TemplateException if the template can't be found, read or rendered; what was rendered before is out by then
     */
    public void stream(String name, Map<String, ? extends @Nullable Object> model, Appendable out) throws IOException {
        prepare(name, model).writeTo(out::append);
    }

    /**
     * Compiles an expression, to be evaluated many times; Jinja2's {@code compile_expression}.
     *
     * <pre>{@code
     * Function<Map<String, ?>, Object> rule = templates.compileExpression("price * count > 100");
     * boolean large = Boolean.TRUE.equals(rule.apply(Map.of("price", 30, "count", 4)));
     * }</pre>
     *
     * @return the value by the variables, as Java has it; null for an undefined one. It may be called by many threads at once and throws a
     *     {@link TemplateException} if the expression can't be evaluated.
     * @throws TemplateException if the expression can't be read
     */
    public Function<Map<String, ? extends @Nullable Object>, @Nullable Object> compileExpression(String expression) {
        return new CompiledExpression(environment, expression);
    }

    /** Returns whether there is a template of this name. */
    public boolean has(String name) {
        return environment.store.first(name, new Position(name, "", 0)) != null;
    }

    /** Finds a template, to be rendered once. */
    PreparedPage prepare(String name, Map<String, ? extends @Nullable Object> model) {
        return prepared(environment.store.template(name, new Position(name, "", 0)), model);
    }

    private PreparedPage prepared(Template template, Map<String, ? extends @Nullable Object> model) {
        return new PreparedPage(environment, template, model, app);
    }
}
