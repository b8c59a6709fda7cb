package dev.carafe;

import static dev.carafe.Carafe.abort;
import static dev.carafe.Carafe.g;
import static dev.carafe.Carafe.urlFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.routing.BuildException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlueprintTest {
    @Test
    void rulesAreBelowThePrefixAndEndpointsBelowTheName() {
        App app = App.create("app").register(Blueprint.create("teams").get("/<id:int>", "one", req -> "team " + req.pathInt("id")),
                "/teams");

        assertThat(get(app, "/teams/7")).isEqualTo("team 7");
        assertThat(app.urlFor("teams.one", "id", 7)).isEqualTo("/teams/7");
    }

    @Test
    void ownPrefixCountsUnlessAnotherIsGiven() {
        Blueprint teams = Blueprint.create("teams").prefix("/own").get("/x", "x", req -> "x");

        assertThat(App.create("app").register(teams).urlFor("teams.x")).isEqualTo("/own/x");
        assertThat(App.create("app").register(teams, "/other").urlFor("teams.x")).isEqualTo("/other/x");
        assertThat(App.create("app").register(teams, "").urlFor("teams.x")).isEqualTo("/x");
    }

    @Test
    void templateFoldersAreKnownToTheAppOnceAndInOrder() {
        Blueprint inner = Blueprint.create("inner").templates(Path.of("inner"));
        Blueprint teams = Blueprint.create("teams").templates(Path.of("teams")).register(inner);
        App app = App.create("app").register(teams).register(teams, "/again", "again");

        assertThat(app.blueprintTemplates()).containsExactly(Path.of("teams"), Path.of("inner"));
        assertThatIllegalStateException().isThrownBy(() -> teams.templates(Path.of("late"))).withMessageContaining("comes too late");
    }

    @Test
    void hooksForTheAppHoldForAllOfItAndOnce() {
        List<String> ran = new ArrayList<>();
        Blueprint inner = Blueprint.create("inner").beforeApp(req -> ran.add("inner"));
        Blueprint teams = Blueprint.create("teams").register(inner)
                .beforeApp(req -> ran.add("before"))
                .afterApp((req, res) -> { ran.add("after"); return res; })
                .teardownApp((req, error) -> ran.add("teardown"));
        App app = App.create("app").before(req -> ran.add("first")).register(teams, "/a").register(teams, "/b", "again")
                .before(req -> ran.add("last")).after((req, res) -> { ran.add("of the app"); return res; });

        get(app, "/missing");
        assertThat(ran).containsExactly("first", "before", "inner", "last", "of the app", "after", "teardown");
    }

    @Test
    void errorHandlersForTheAppHoldForAllOfIt() {
        Blueprint pages = Blueprint.create("pages").appError(404, (req, e) -> "no page")
                .appError(IllegalStateException.class, (req, e) -> "no state");
        App app = App.create("app").register(pages, "/pages").get("/", req -> {
            throw new IllegalStateException("on purpose");
        });

        assertThat(get(app, "/missing")).isEqualTo("no page");
        assertThat(get(app, "/")).isEqualTo("no state");
        assertThatIllegalStateException().isThrownBy(() -> pages.appError(403, (req, e) -> "late")).withMessageContaining("appError");
    }

    @Test
    void prefixAndRuleMeetInOneSlash() {
        Blueprint teams = Blueprint.create("teams").get("/", "index", req -> "").get("/x", "x", req -> "");
        App app = App.create("app").register(teams, "/teams/");

        assertThat(app.urlFor("teams.index")).isEqualTo("/teams/");
        assertThat(app.urlFor("teams.x")).isEqualTo("/teams/x");
    }

    @Test
    void nestedBlueprintsAddUpPrefixesAndNames() {
        Blueprint child = Blueprint.create("child").prefix("/child").get("/who", "who", req -> req.blueprint() + " " + req.endpoint());
        App app = App.create("app").register(Blueprint.create("parent").register(child), "/parent");

        assertThat(get(app, "/parent/child/who")).isEqualTo("parent.child parent.child.who");
        assertThat(app.urlFor("parent.child.who")).isEqualTo("/parent/child/who");
    }

    @Test
    void oneBlueprintServesUnderSeveralNames() {
        Blueprint stock = Blueprint.create("stock").get("/levels", "levels", req -> req.blueprint() + " " + urlFor(".levels"));
        App app = App.create("app").register(stock, "/inventory", "inventory").register(stock, "/sales", "sales");

        assertThat(get(app, "/inventory/levels")).isEqualTo("inventory /inventory/levels");
        assertThat(get(app, "/sales/levels")).isEqualTo("sales /sales/levels");
    }

    @Test
    void hooksRunOuterToInnerAndBack() {
        Blueprint child = Blueprint.create("child").before(req -> note("child before"))
                .after((req, res) -> { note("child after"); return res; })
                .get("/x", req -> note("handler"));
        Blueprint parent = Blueprint.create("parent").before(req -> note("parent before"))
                .after((req, res) -> { note("parent after"); return res; })
                .register(child, "/child");
        App app = App.create("app").before(req -> note("app before"))
                .after((req, res) -> res.body(note("app after")))
                .register(parent, "/parent");

        assertThat(get(app, "/parent/child/x")).isEqualTo(
                "app before, parent before, child before, handler, child after, parent after, app after");
    }

    @Test
    void hooksAndErrorHandlersHoldForOwnRoutesOnly() {
        Blueprint teams = Blueprint.create("teams")
                .before(req -> note("teams"))
                .error(404, (req, error) -> "no team")
                .get("/missing", req -> abort(404));
        App app = App.create("app").register(teams, "/teams").error(404, (req, error) -> "nothing").get("/other", req -> note("other"));

        assertThat(get(app, "/other")).isEqualTo("other");
        assertThat(get(app, "/teams/missing")).isEqualTo("no team");
        assertThat(get(app, "/teams/unknown")).isEqualTo("nothing");
    }

    @Test
    void innerErrorHandlersComeFirst() {
        Blueprint child = Blueprint.create("child").error(IllegalStateException.class, (req, error) -> "child: " + error.getMessage())
                .get("/boom", req -> {
                    throw new IllegalStateException("boom");
                });
        Blueprint parent = Blueprint.create("parent").error(IllegalStateException.class, (req, error) -> "parent")
                .register(child, "/child");
        App app = App.create("app").register(parent, "/parent");

        Response response = app.handle(Request.of("GET", "/parent/child/boom"));

        assertThat(text(response)).isEqualTo("child: boom");
        assertThat(response.status()).isEqualTo(500);
    }

    @Test
    void secondRegistrationUnderOneNameIsRefused() {
        Blueprint teams = Blueprint.create("teams");
        App app = App.create("app").register(teams);

        assertThatIllegalArgumentException().isThrownBy(() -> app.register(teams, "/sales")).withMessage("Blueprint 'teams' is already "
                + "registered. Names build endpoints and must be unique. Register it again as register(teams, \"/sales\", "
                + "\"another-name\").");
    }

    @Test
    void nameWithADotIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Blueprint.create("a.b"))
                .withMessage("'a.b' can't be the name of a blueprint: a dot "
                + "separates the blueprint from the endpoint, as in urlFor(\"teams.one\"). Choose a name without one.");
    }

    @Test
    void changeAfterRegistrationIsRefused() {
        Blueprint teams = Blueprint.create("teams");
        App.create("app").register(teams);

        assertThatIllegalStateException().isThrownBy(() -> teams.get("/late", req -> ""))
                .withMessage("Blueprint 'teams' has been registered, "
                + "so route(...) comes too late: the app that has it would not notice. Set up a blueprint before you register it.");
    }

    @Test
    void urlsCarryQueryAnchorAndOrigin() {
        App app = App.create("app").get("/person/<id:int>", "person", req -> urlFor("person", "id", 1, "_external", true));
        app.config().set("SERVER_NAME", "example.org");

        assertThat(app.urlFor("person", "id", 7, "tab", List.of("a b", "c"), "none", null, "_anchor", "top"))
                .isEqualTo("/person/7?tab=a+b&tab=c#top");
        assertThat(app.urlFor("person", "id", 7, "_external", true)).isEqualTo("http://example.org/person/7");
        assertThat(app.urlFor("person", "id", 7, "_scheme", "https")).isEqualTo("https://example.org/person/7");
    }

    @Test
    void externalUrlHasTheHostOfTheRequest() {
        App app = App.create("app").get("/person/<id:int>", "person", req -> urlFor("person", "id", 1, "_external", true));

        assertThat(text(app.handle(Request.of("GET", "/person/2").withHeader("Host", "people.test:81"))))
                .isEqualTo("http://people.test:81/person/1");
        assertThatIllegalStateException().isThrownBy(() -> app.urlFor("person", "id", 7, "_external", true))
                .withMessageContaining("SERVER_NAME");
    }

    @Test
    void mistakesInUrlForAreNamed() {
        App app = App.create("app").get("/person/<id:int>", "person", req -> "");

        assertThatExceptionOfType(BuildException.class).isThrownBy(() -> app.urlFor("persom", "id", 7)).withMessageContaining("'person'");
        assertThatExceptionOfType(BuildException.class).isThrownBy(() -> app.urlFor("person")).withMessageContaining("id");
        assertThatIllegalArgumentException().isThrownBy(() -> app.urlFor("person", "id"))
                .withMessage("urlFor(\"person\", ...) takes a value for each name, but 'id' has none.");
        assertThatIllegalArgumentException().isThrownBy(() -> app.urlFor("person", 7, "id"))
                .withMessage("urlFor(\"person\", ...) takes names and values in turn, but 7 is no name. Names are strings.");
        assertThatIllegalArgumentException().isThrownBy(() -> app.urlFor("person", "id", 7, "_extern", true))
                .withMessage("urlFor(\"person\", ...) has no option '_extern'. The options are _anchor, _external, _method and _scheme; "
                        + "a variable's name has no underscore in front.");
        assertThatIllegalStateException().isThrownBy(() -> app.urlFor(".person"))
                .withMessage("The endpoint '.person' is relative to the blueprint of a request, but there is no request. "
                        + "Name the blueprint too, as in \"teams.person\".");
    }

    private static String note(String what) {
        Object before = g().get("notes");
        String notes = before == null ? what : before + ", " + what;
        g().set("notes", notes);
        return notes;
    }

    private static String get(App app, String path) {
        return text(app.handle(Request.of("GET", path)));
    }

    private static String text(Response response) {
        return new String(response.data(), StandardCharsets.UTF_8);
    }
}
