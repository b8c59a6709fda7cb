package dev.carafe;

import static dev.carafe.Call.get;
import static dev.carafe.Call.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.json.JacksonJson;
import dev.carafe.json.JsonStyle;
import dev.carafe.routing.Converter;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An app is set up before its first request, and mistakes in it are told then. */
class SetupTest {
    private static Arguments late(String method, Consumer<App> registration) {
        return Arguments.of(method, registration);
    }

    static Stream<Arguments> lateRegistrations() {
        Converter<String> converter = Converter.of(String.class, Function.identity(), Function.identity());
        return Stream.of(
                late("route", app -> app.get("/late", req -> "late")),
                late("route", app -> app.route("/late").to(req -> "late")),
                late("before", app -> app.before(req -> { })),
                late("after", app -> app.after((req, res) -> res)),
                late("teardown", app -> app.teardown((req, error) -> { })),
                late("teardownContext", app -> app.teardownContext((req, error) -> { })),
                late("error", app -> app.error(404, (req, e) -> "late")),
                late("error", app -> app.error(Exception.class, (req, e) -> "late")),
                late("wrap", app -> app.wrap((req, next) -> next.handle(req))),
                late("converter", app -> app.converter("late", converter)),
                late("converterFactory", app -> app.converterFactory("late", arguments -> converter)),
                late("json", app -> app.json(new JacksonJson(JsonStyle.DEFAULT))),
                late("install", app -> app.install(target -> { })),
                late("convert", app -> app.convert(Number.class, Response::json)),
                late("command", app -> app.command("late", arguments -> { })),
                late("onStart", app -> app.onStart(() -> { })),
                late("onStop", app -> app.onStop(() -> { })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lateRegistrations")
    void whatIsRegisteredAfterTheFirstRequestIsRefused(String method, Consumer<App> registration) {
        App app = App.create("late");
        get(app, "/");
        assertThatIllegalStateException().isThrownBy(() -> registration.accept(app))
                .withMessage("App 'late' has started, so " + method
                + "(...) comes too late: what is added now would hold for some requests and not for others. "
                + "Set up the app before its first request.");
    }

    @Test
    void aRouteThatWasBegunInTimeMustEndInTimeToo() {
        App app = App.create("late");
        Route<App> begun = app.route("/late");
        get(app, "/");
        assertThatIllegalStateException().isThrownBy(() -> begun.to(req -> "late")).withMessageContaining("comes too late");
        assertThat(get(app, "/late").status()).isEqualTo(404);
    }

    @Test
    void aStartedServerIsAFirstRequestToo() {
        try (App app = App.create("late")) {
            app.start();
            assertThatIllegalStateException().isThrownBy(() -> app.get("/", req -> "late"));
        }
    }

    @Test
    void anEndpointStandsForOneHandler() {
        App app = App.create("setup").get("/people", "people", req -> "people");
        assertThatIllegalArgumentException().isThrownBy(() -> app.get("/persons", "people", req -> "persons")).withMessage(
                "The endpoint 'people' of the rule '/persons' has another handler already. URLs are built by endpoint, "
                        + "so each stands for one handler: name another, or pass the same handler.");
    }

    @Test
    void aRuleThatIsTakenIsToldBeforeItsEndpoint() {
        App app = App.create("setup").get("/people", req -> "people");
        assertThatIllegalArgumentException().isThrownBy(() -> app.get("/people", req -> "persons")).withMessage(
                "Rule <Rule '/people' (GET, HEAD, OPTIONS) -> GET /people> takes the same paths for GET as "
                        + "<Rule '/people' (GET, HEAD, OPTIONS) -> GET /people>, which would always win. "
                        + "Change the path or the methods of one of them.");
    }

    @Test
    void aRouteThatIsRefusedLeavesNothingBehind() {
        App app = App.create("setup").get("/people", "people", req -> "people");
        assertThatIllegalArgumentException().isThrownBy(() -> app.get("/persons", "people", req -> "persons"));
        assertThatIllegalArgumentException().isThrownBy(() -> app.route("/people").methods("GET", "LOCK").endpoint("locks").to(req -> ""));
        app.get("/persons", "persons", req -> "persons").get("/locks", "locks", req -> "locks").route("/any").to(req -> "any");

        assertThat(text(get(app, "/persons"))).isEqualTo("persons");
        assertThat(text(get(app, "/locks"))).isEqualTo("locks");
        assertThat(app.urlMap().allowedMethods("/any")).doesNotContain("LOCK");
    }

    @Test
    void anEndpointMayHaveSeveralRules() {
        Handler people = req -> "people at " + req.path();
        App app = App.create("setup").get("/people", "people", people).get("/persons", "people", people);
        assertThat(text(get(app, "/people"))).isEqualTo("people at /people");
        assertThat(text(get(app, "/persons"))).isEqualTo("people at /persons");
    }

    @Test
    void withoutAnEndpointTheMethodsAndTheRuleNameIt() {
        App app = App.create("setup").get("/", req -> req.endpoint()).route("/").methods("post", "PUT").to(req -> req.endpoint());
        assertThat(text(get(app, "/"))).isEqualTo("GET /");
        assertThat(text(app.handle(Request.of("PUT", "/")))).isEqualTo("POST,PUT /");
    }

    @Test
    void everyMethodHasItsRegistration() {
        App app = App.create("setup").get("/", req -> "get").post("/", req -> "post").put("/", req -> "put")
                .patch("/", req -> "patch")
                .delete("/", req -> "delete");
        for (String method : new String[] {"get", "post", "put", "patch", "delete"}) {
            assertThat(text(app.handle(Request.of(method.toUpperCase(Locale.ROOT), "/")))).isEqualTo(method);
        }
    }

    @Test
    void anAppHasTheNameOfItsClass() {
        assertThat(App.create(SetupTest.class).name()).isEqualTo("dev.carafe.SetupTest");
        assertThat(App.create("people").logger().getName()).isEqualTo("people");
    }
}
