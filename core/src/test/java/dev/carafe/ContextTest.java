package dev.carafe;

import static dev.carafe.Call.get;
import static dev.carafe.Call.text;
import static dev.carafe.Carafe.app;
import static dev.carafe.Carafe.g;
import static dev.carafe.Carafe.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.http.Response;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What belongs to the request of a thread. */
class ContextTest {
    private static Arguments function(String name, ThrowingCallable call) {
        return Arguments.of(name, call);
    }

    static Stream<Arguments> functions() {
        return Stream.of(
                function("request", Carafe::request),
                function("session", Carafe::session),
                function("g", Carafe::g),
                function("app", Carafe::app),
                function("flash", () -> Carafe.flash("hello")),
                function("getFlashedMessages", Carafe::getFlashedMessages),
                function("urlFor", () -> Carafe.urlFor("index")),
                function("afterThisRequest", () -> Carafe.afterThisRequest((req, res) -> res)),
                function("withRequest", () -> Carafe.withRequest(() -> { })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void outsideOfARequestThereIsNone(String name, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class)
                .hasMessage(name + "() was called outside of a request. "
                + "It belongs to the thread that handles one: a task for another thread gets it by withRequest(task).");
    }

    @Test
    void aHandlerHasItsOwn() {
        App people = App.create("people")
                .get("/<name>", req -> app().name() + " " + request().pathParam("name") + " " + (request() == req));
        assertThat(text(get(people, "/ada"))).isEqualTo("people ada true");
    }

    @Test
    void nothingIsLeftWhenTheRequestEnds() {
        get(App.create("people").get("/", req -> "home"), "/");
        assertThatIllegalStateException().isThrownBy(Carafe::request);
    }

    @Test
    void anotherThreadHasNone() {
        App people = App.create("people").get("/", req -> CompletableFuture.supplyAsync(() -> {
            assertThatIllegalStateException().isThrownBy(Carafe::request);
            return "none";
        }).join());
        assertThat(text(get(people, "/"))).isEqualTo("none");
    }

    @Test
    void anAppMayAskAnother() {
        App inner = App.create("inner").get("/", req -> {
            g().set("who", "inner");
            return app().name();
        });
        App outer = App.create("outer").get("/", req -> {
            g().set("who", "outer");
            Response answer = get(inner, "/");
            return text(answer) + ", then " + app().name() + " and " + g().get("who");
        });
        assertThat(text(get(outer, "/"))).isEqualTo("inner, then outer and outer");
    }

    @Test
    void theGlobalsBeginEmpty() {
        App people = App.create("people").get("/", req -> {
            boolean seen = g().contains("seen");
            g().set("seen", true);
            return "seen: " + seen;
        });
        assertThat(text(get(people, "/"))).isEqualTo("seen: false");
        assertThat(text(get(people, "/"))).isEqualTo("seen: false");
    }
}
