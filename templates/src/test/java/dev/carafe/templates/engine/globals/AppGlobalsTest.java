package dev.carafe.templates.engine.globals;

import static dev.carafe.Carafe.flash;
import static dev.carafe.Carafe.g;
import static dev.carafe.Carafe.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.Blueprint;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.middleware.CrossSite;
import dev.carafe.middleware.SecurityHeaders;
import dev.carafe.session.Markup;
import dev.carafe.session.Tuple;
import dev.carafe.templates.Templates;
import dev.carafe.templates.jinja.TemplateException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppGlobalsTest {
    private final Templates templates = Templates.create();
    private final App app = App.create("shop").install(templates)
            .get("/person/<id:int>", "person", req -> "");

    /** What a template gives to a request for a path. */
    private String render(String source, String target) {
        return render(source, Request.of("GET", target));
    }

    private String render(String source, Request request) {
        app.route("/r/<path:rest>").methods("GET", "POST").endpoint("r").to(req -> Response.text(templates.renderString(source, Map.of())));
        return new String(app.handle(request).data(), StandardCharsets.UTF_8);
    }

    private String renderAlone(String source) {
        return templates.renderString(source, Map.of());
    }

    @Test
    void requestHasTheNamesOfFlask() {
        assertThat(render("{{ request.method }} {{ request.path }} {{ request.endpoint }} {{ request.view_args.rest }} {{ "
                + "request.url_rule }} "
                + "{{ request.query_string }} {{ request.blueprint }} {{ request.is_json }}", "/r/x?a=1"))
                .isEqualTo("GET /r/x r x /r/&lt;path:rest&gt; a=1 None False");
    }

    @Test
    void fieldsOfTheQueryAreADictAndHaveAllValues() {
        assertThat(render("{{ request.args.a }} {{ request.args['a'] }} {{ request.args.get('b', 'none') }} {{ "
                + "request.args.getlist('a') }} "
                + "{{ 'a' in request.args }} {{ request.args|length }} {% for k, v in request.args.items() %}{{ k }}={{ v }} {% endfor %}"
                + "[{{ request.args.missing }}]", "/r/x?a=1&a=2&c=3"))
                .isEqualTo("1 1 none [&#39;1&#39;, &#39;2&#39;] True 2 a=1 c=3 []");
    }

    @Test
    void headersAndFormAreReadByName() {
        Request post = Request.of("POST", "/r/x").withHeader("Content-Type", "application/x-www-form-urlencoded")
                .withHeader("User-Agent", "test").withBody("name=Bob".getBytes(StandardCharsets.UTF_8));

        assertThat(render("{{ request.form.name }} {{ request.headers['user-agent'] }} {{ request.user_agent }} {{ request.mimetype }}",
                post))
                .isEqualTo("Bob test test application/x-www-form-urlencoded");
    }

    @Test
    void filesAreKnownByNameTypeAndLength() {
        String body = "--B\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n1234\r\n"
                + "--B--\r\n";
        Request post = Request.of("POST", "/r/x").withHeader("Content-Type", "multipart/form-data; boundary=B")
                .withBody(body.getBytes(StandardCharsets.UTF_8));

        assertThat(render("{% for name, file in request.files.items() %}{{ name }} {{ file.filename }} {{ file.content_type }} "
                + "{{ file.content_length }}{% endfor %} {{ request.files.photo.filename }} {{ request.files.getlist('photo')|length }} "
                + "{{ 'photo' in request.files }} [{{ request.files.nothing }}] [{{ request.files.photo.stream }}]", post))
                .isEqualTo("photo a.png image/png 4 a.png 1 True [] []");
    }

    @Test
    void cookiesAuthorizationAndRefererAreThere() {
        Request request = Request.of("GET", "/r/x").withHeader("Cookie", "theme=dark; a=1").withHeader("Referer", "http://a.b/c")
                .withHeader("Authorization", "Basic QWRhOnNlY3JldA==");

        assertThat(render("{{ request.cookies.theme }} {{ request.cookies.get('b', 'none') }} {{ request.referrer }} "
                + "{{ request.authorization.username }}", request)).isEqualTo("dark none http://a.b/c Ada");
    }

    @Test
    void bestLanguageIsChosenOfThoseThatAreOffered() {
        Request request = Request.of("GET", "/r/x").withHeader("Accept-Language", "de-AT, fr;q=0.5").withHeader("Accept", "text/html");

        assertThat(render("{{ request.accept_languages.best_match(['en', 'de']) }} {{ request.accept_languages.best }} "
                + "{{ request.accept_languages.best_match(['it'], default='en') }} {{ "
                + "request.accept_mimetypes.best_match(['text/html']) }}",
                request)).isEqualTo("de de-AT en text/html");
    }

    @Test
    void unknownAttributeOfTheRequestIsUndefined() {
        assertThat(render("[{{ request.nothing }}]{{ request.nothing is defined }}", "/r/x")).isEqualTo("[]False");
    }

    @Test
    void requestIsNotThereOutsideOfOne() {
        assertThatThrownBy(() -> renderAlone("a\n{{ request.path }}")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("request() was called outside of a request")
                .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessageStartingWith("<string>, line 2: "));
    }

    @Test
    void sessionAndGAreDicts() {
        app.config().set("SECRET_KEY", "a key of more than sixteen bytes");
        app.before(req -> {
            session().set("user", "Ada");
            g().set("n", 1);
        });

        assertThat(render("{{ session.user }} {{ session.get('user') }} {{ session['user'] }} {{ 'x' in session }} {{ session.x is "
                + "defined }} "
                + "{{ g.n + 1 }} {{ g.get('m', 7) }} {{ session.keys()|list }}{{ g|length }}", "/r/x"))
                .isEqualTo("Ada Ada Ada False False 2 7 [&#39;user&#39;]1");
    }

    @Test
    void templateCantChangeTheSession() {
        app.config().set("SECRET_KEY", "a key of more than sixteen bytes");
        app.error(TemplateException.class, (req, error) -> Response.text(String.valueOf(error.getMessage())));
        app.before(req -> session().set("user", "Ada"));

        assertThat(render("{% do session.clear() %}", "/r/x")).contains("dict.clear(): this map can't be changed");
    }

    @Test
    void settingsAreThereWithAndWithoutARequest() {
        app.config().set("SHOP", "Burgers");

        assertThat(renderAlone("{{ config.SHOP }} {{ config['SHOP'] }} {{ config.get('NOPE', 'd') }} {{ 'DEBUG' in config }}"))
                .isEqualTo("Burgers Burgers d True");
        assertThat(render("{{ config.DEBUG }}", "/r/x")).isEqualTo("False");
    }

    @Test
    void urlForTakesValuesAndOptions() {
        assertThat(render("{{ url_for('person', id=3, q='a b') }} {{ url_for('person', id='7'|int, _external=True, _anchor='x') }} "
                + "{{ url_for('person', id=1, tag=['a', 'b'], none=none) }}", Request.of("GET", "/r/x").withHeader("Host", "example.org")))
                .isEqualTo("/person/3?q=a+b http://example.org/person/7#x /person/1?tag=a&amp;tag=b");
    }

    @Test
    void urlForIsRelativeToTheBlueprintOfTheRequest() {
        app.register(Blueprint.create("teams").get("/", "all", req -> templates.renderString("{{ url_for('.all') }}", Map.of())), "/teams");

        assertThat(render("", "/teams/")).isEqualTo("/teams/");
    }

    @Test
    void urlForWorksWithoutARequest() {
        app.config().set("SERVER_NAME", "example.org");

        assertThat(renderAlone("{{ url_for('person', id=3) }} {{ url_for('person', id=3, _external=true) }}"))
                .isEqualTo("/person/3 http://example.org/person/3");
        assertThatThrownBy(() -> renderAlone("{{ url_for('persons') }}")).hasMessageContaining("persons")
                .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessageStartingWith("<string>, line 1: "));
    }

    @Test
    void flashedMessagesComeWithTheirCategoriesAndByThem() {
        app.config().set("SECRET_KEY", "a key of more than sixteen bytes");
        app.before(req -> {
            flash("Saved.", "info");
            flash("Wrong.", "error");
        });

        assertThat(render("{{ get_flashed_messages()|join(' ') }} {% for category, text in get_flashed_messages(with_categories=true) %}"
                + "{{ category }}:{{ text }} {% endfor %}{{ get_flashed_messages(category_filter=['error'])|join }}", "/r/x"))
                .isEqualTo("Saved. Wrong. info:Saved. error:Wrong. Wrong.");
    }

    @Test
    void nonceOfThePolicyAndTokenOfTheFormAreThere() {
        app.config().set("SECRET_KEY", "a key of more than sixteen bytes");
        app.before(CrossSite.refuse().requireToken()).wrap(SecurityHeaders.create());
        app.get("/form", req -> Response.text(templates.renderString("{{ csp_nonce() }} {{ csrf_token() }}", Map.of())))
                .post("/pay", req -> "paid");
        Response form = app.handle(Request.of("GET", "/form"));
        String[] shown = new String(form.data(), StandardCharsets.UTF_8).split(" ", 2);

        assertThat(form.header("Content-Security-Policy")).contains("'nonce-" + shown[0] + "'");
        Request pay = Request.of("POST", "/pay").withHeader("Content-Type", "application/x-www-form-urlencoded")
                .withHeader("Cookie", form.headers().all("Set-Cookie").getFirst().replaceFirst(";.*", ""));
        assertThat(app.handle(pay.withBody(("csrf_token=" + shown[1]).getBytes(StandardCharsets.UTF_8))).status()).isEqualTo(200);
        assertThat(app.handle(pay).status()).isEqualTo(403);
    }

    @Test
    void importedTemplatesHaveTheNamesToo() {
        assertThat(render("{% import 'nav.html' as nav %}{{ nav.link() }}", "/r/x")).isEqualTo("/person/1 /r/x");
    }

    @Test
    void ownGlobalOfTheNameGoesFirst() {
        Templates own = Templates.create().global("config", "mine");
        App.create("other").install(own);

        assertThat(own.renderString("{{ config }}", Map.of())).isEqualTo("mine");
    }

    @Test
    void tuplesAndMarkupOfASessionAreThoseOfTemplates() {
        app.config().set("SECRET_KEY", "a key of more than sixteen bytes");
        Markup bold = new Markup("<b>");
        app.before(req -> {
            session().set("m", bold).set("pairs", List.of(Tuple.of("k", bold))).set("list", List.of(bold, "<"))
                    .set("map", Map.of("a", bold));
        });
        assertThat(render("{{ session.m }}{{ session['m'] }}{{ session.get('m') }}{{ session.m|upper }}{{ session.m ~ '<' }} "
                + "{% for k, v in session.pairs %}{{ k }}={{ v }}{% endfor %} {{ session.pairs|map('last')|join }} {{ session.pairs[0] }} "
                + "{{ session.list|join }} {{ session.list|first }} {{ session.list[0] }} {{ session.map.a }} "
                + "{% for k, v in session.map.items() %}{{ v }}{% endfor %} {{ session.map.values()|list|last }}", "/r/x"))
                .isEqualTo("<b><b><b><B><b>&lt; k=<b> <b> (&#39;k&#39;, Markup(&#39;&lt;b&gt;&#39;)) <b>&lt; <b> <b> <b> <b> <b>");
    }
}
