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
 * <p>Once installed in an app, handlers return {@link Page#render}, and templates have Flask's names: {@code request}, {@code session},
 * {@code g}, {@code config}, {@code url_for} and {@code get_flashed_messages}. Each render sends Flask's two
 * {@linkplain dev.carafe.signal.Signals signals}. The setting {@code TEMPLATES_AUTO_RELOAD}, or {@code DEBUG} if that is null, decides
 * whether changed files are read again.
 *
 * <p>Templates are searched in the folders, in the order given, then in {@code templates} in the app's root folder, then on the class path
 * below {@code templates/}, then in the folders of the app's blueprints. A name never leaves these roots. Output is escaped in
 * {@code .html}, {@code .htm}, {@code .xml}, {@code .xhtml} and {@code .svg}, each also with {@code .j2} at the end, and in
 * {@link #renderString}, as in Flask.
 *
 * <p>A template reads maps, lists, records, the getters of beans and the accessors of Carafe's own values. It calls the methods of strings,
 * lists and dicts, and the functions it is given. It can't call any other method of a Java object.
 *
 * <p>Set up by one thread, then used by any number of threads at once. Compiled templates are cached.
 */
public final class Templates implements Extension {
    private final Environment environment = new Environment();
    private final ClassPathRoot classPath = new ClassPathRoot("templates/");
    private @Nullable App app;

    private Templates() {
        environment.store.roots.add(classPath);
        translations(message -> message);
    }

    /** Creates templates that are found on the class path below {@code templates/}. */
    public static Templates create() {
        return new Templates();
    }

    /** Lets the app's handlers return pages, and gives templates the app's names; called by {@code app.install(templates)}. */
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

    /** Adds a root, like Jinja2's loaders. It is searched after those added earlier and before the class path. */
    public Templates root(TemplateRoot root) {
        environment.store.roots.add(environment.store.roots.indexOf(classPath), root);
        return changed();
    }

    /** Adds a filter, or replaces the one of that name: {@code {{ value|name }}}. */
    public Templates filter(String name, Filter filter) {
        environment.filters.put(name, filter);
        return changed();
    }

    /**
     * Adds a filter written for Jinjava, under its own name. Jinjava's engine is created at the first call. An error that the filter
     * reports becomes a {@link TemplateException}.
     */
    public Templates jinjava(com.hubspot.jinjava.lib.filter.Filter filter) {
        return filter(filter.getName(), JinjavaFilters.adapt(filter));
    }

    /** Adds a test, or replaces the one of that name: {@code {{ value is name }}}. */
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

    /** Adds a value that every template can use. */
    public Templates global(String name, Object value) {
        environment.globals.put(name, value);
        return this;
    }

    /** Adds a function that every template can call: {@code {{ name(1, key='x') }}}. */
    public Templates function(String name, Callable function) {
        return global(name, function);
    }

    /**
     * Sets the translations for the texts of <code>{% trans %}</code>, {@code _}, {@code gettext}, {@code ngettext}, {@code pgettext} and
     * {@code npgettext}; without them, texts stay unchanged. This is Jinja2's i18n extension in its new style: variables are filled in by
     * name, and escaped.
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
     * Adds variables to every render. The model takes precedence over them, and they over globals. Called once per render, and may use
     * the request:
     * {@code contextProcessor(() -> Map.of("user", g().get("user")))}.
     */
    public Templates contextProcessor(Supplier<? extends Map<String, ? extends @Nullable Object>> variables) {
        environment.processors.add(variables);
        return this;
    }

    /**
     * Adds variables to renders in a request of a blueprint, or of one nested in it. They take precedence over those for every render.
     *
     * @param blueprint the name under which it is registered, as {@code request().blueprint()} returns it
     */
    public Templates contextProcessor(String blueprint, Supplier<? extends Map<String, ? extends @Nullable Object>> variables) {
        environment.processors.add(blueprint, variables);
        return this;
    }

    /** Sets whether changed and new files are picked up, for development; off unless the app's settings turn it on. */
    public Templates autoReload(boolean on) {
        environment.store.autoReload = () -> on;
        return this;
    }

    /** Sets the rule that decides from a template's name whether its output is escaped. */
    public Templates autoescape(Predicate<String> byName) {
        environment.autoescape = byName;
        return changed();
    }

    /** Sets a finalizer that receives the text of each {@code {{ value }}}, like the option of Jinja2's environment. */
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
     * Sets the prefix that makes a line a tag, and the one that makes the rest of a line a comment, such as {@code "#"} and {@code "##"};
     * null for none.
     */
    public Templates lineStatements(@Nullable String prefix, @Nullable String comment) {
        return dialect(environment.dialect.lines(prefix, comment));
    }

    /** Sets the delimiters of tags in place of <code>{% %}</code>, such as <code>&lt;%</code> and <code>%&gt;</code>. */
    public Templates blockDelimiters(String open, String close) {
        return dialect(environment.dialect.delimiters(Dialect.Kind.BLOCK, open, close));
    }

    /** Sets the delimiters of outputs in place of {@code {{ }}}, such as <code>${</code> and <code>}</code>. */
    public Templates variableDelimiters(String open, String close) {
        return dialect(environment.dialect.delimiters(Dialect.Kind.VARIABLE, open, close));
    }

    /** Sets the delimiters of comments in place of <code>{# #}</code>, such as <code>&lt;!--</code> and <code>--&gt;</code>. */
    public Templates commentDelimiters(String open, String close) {
        return dialect(environment.dialect.delimiters(Dialect.Kind.COMMENT, open, close));
    }

    private Templates dialect(Dialect dialect) {
        environment.dialect = dialect;
        return changed();
    }

    /** Sets the kind of undefined values, such as {@link Undefined#STRICT}; lenient by default. */
    public Templates undefined(Undefined.Kind kind) {
        environment.undefined = kind;
        return this;
    }

    /** Drops compiled templates, since they were compiled with the old settings. */
    private Templates changed() {
        environment.store.clear();
        return this;
    }

    /**
     * Renders a template. An exception from a filter, function or getter, {@code abort(404)} included, is thrown unchanged.
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
     * Renders the text of a template. The text is code: never put a user's input into it.
     *
     * @throws TemplateException if the text can't be read or rendered; says where
     */
    public String renderString(String source, Map<String, ? extends @Nullable Object> model) {
        return prepared(Compiler.compile(environment, "<string>", source, true), model).text(environment.finalizer);
    }

    /**
     * Renders a template piece by piece, so that a long page needs little memory; Jinja2's {@code stream}. {@link Page#stream} does
     * so for a response.
     *
     * @param out receives the pieces in order: what comes before a slow tag is written before the tag runs
     * @throws IOException if {@code out} throws it
     * @throws TemplateException if the template can't be found, read or rendered; earlier pieces are already written
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
     * @return a thread-safe function from variables to the value as a Java object, null for an undefined one. It throws a
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

    /** Prepares a template for one render. */
    PreparedPage prepare(String name, Map<String, ? extends @Nullable Object> model) {
        return prepared(environment.store.template(name, new Position(name, "", 0)), model);
    }

    private PreparedPage prepared(Template template, Map<String, ? extends @Nullable Object> model) {
        return new PreparedPage(environment, template, model, app);
    }
}
