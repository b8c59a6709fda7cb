package dev.carafe;

import static dev.carafe.Call.get;
import static dev.carafe.Call.text;
import static dev.carafe.Carafe.abort;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What runs around a request, and in which order. */
class DispatchTest {
    private final List<String> calls = new ArrayList<>();
    private final Log log = new Log("dispatch");
    private final App app = App.create("dispatch");

    private App traced() {
        return app.wrap((req, next) -> around("inner", req, next)).wrap((req, next) -> around("outer", req, next))
                .before(req -> calls.add("before 1")).before(req -> calls.add("before 2"))
                .after((req, res) -> { calls.add("after 1"); return res; }).after((req, res) -> { calls.add("after 2"); return res; })
                .teardown((req, error) -> calls.add("teardown 1")).teardown((req, error) -> calls.add("teardown 2"))
                .register(Blueprint.create("teams")
                        .before(req -> calls.add("blueprint before"))
                        .after((req, res) -> { calls.add("blueprint after"); return res; })
                        .teardown((req, error) -> calls.add("blueprint teardown"))
                        .get("/teams", req -> calls.add("handler") + ""));
    }

    private Response around(String name, Request request, Next next) throws Exception {
        calls.add(name + " in");
        Response response = next.handle(request);
        calls.add(name + " out");
        return response;
    }

    @Test
    void aRequestPassesEverythingInOrder() {
        get(traced(), "/teams");
        assertThat(calls).containsExactly("outer in", "inner in", "before 1", "before 2", "blueprint before", "handler",
                "blueprint after", "after 2", "after 1", "inner out", "outer out", "blueprint teardown", "teardown 2",
                "teardown 1");
    }

    @ParameterizedTest
    @CsvSource({"GET, /missing, 404", "DELETE, /teams, 405", "GET, /teams%zz, 400", "OPTIONS, /teams, 200"})
    void whatNoHandlerAnswersPassesTheHooksOfTheApp(String method, String path, int status) {
        assertThat(traced().handle(Request.of(method, path)).status()).isEqualTo(status);
        assertThat(calls).startsWith("outer in", "inner in", "before 1", "before 2").doesNotContain("handler")
                .containsSubsequence("after 2", "after 1", "inner out", "outer out", "teardown 2", "teardown 1");
    }

    @Test
    void aBeforeHookThatRespondsSkipsAllButTheAfterHooks() {
        traced().before(req -> abort(Response.text("answered by a hook")));
        assertThat(text(get(app, "/teams"))).isEqualTo("answered by a hook");
        assertThat(calls).containsExactly("outer in", "inner in", "before 1", "before 2",
                "blueprint after", "after 2", "after 1", "inner out", "outer out", "blueprint teardown", "teardown 2",
                "teardown 1");
    }

    @Test
    void aBeforeHookThatFailsIsAnErrorAsAnyOther() {
        traced().before(req -> {
            throw new IllegalStateException("on purpose");
        }).error(IllegalStateException.class, (req, e) -> "handled: " + e.getMessage());
        Response response = get(app, "/teams");
        assertThat(response.status()).isEqualTo(500);
        assertThat(text(response)).isEqualTo("handled: on purpose");
        assertThat(calls).doesNotContain("handler").contains("after 1", "teardown 1");
    }

    @Test
    void anAfterHookThatFailsTurnsTheResponseIntoAnError() {
        traced().after((req, res) -> {
            throw new IllegalStateException("on purpose");
        });
        assertThat(get(app, "/teams").status()).isEqualTo(500);
        assertThat(calls).contains("handler", "blueprint after", "after 2", "after 1", "teardown 1");
        assertThat(log.messages()).containsExactly("Exception on request GET /teams");
        assertThat(log.failures()).singleElement().extracting(Throwable::getMessage).isEqualTo("on purpose");
    }

    @Test
    void anAfterHookMaySeeAndChangeTheBytes() {
        app.get("/", req -> List.of(1, 2)).after((req, res) -> res.body(text(res) + "!").header("X-Length", "" + res.length()));
        Response response = get(app, "/");
        assertThat(text(response)).isEqualTo("[1,2]!");
        assertThat(response.contentType()).isEqualTo("application/json");
    }

    @Test
    void aTeardownThatFailsStopsNoOtherAndChangesNothing() {
        traced().teardown((req, error) -> {
            throw new IllegalStateException("on purpose");
        });
        assertThat(get(app, "/teams").status()).isEqualTo(200);
        assertThat(calls).endsWith("blueprint teardown", "teardown 2", "teardown 1");
        assertThat(log.messages()).containsExactly("Exception in a teardown hook of GET /teams");
    }

    @Test
    void middlewareMayAnswerAndTheAppNeverKnows() {
        traced().wrap((req, next) -> Response.text("closed").status(503));
        assertThat(get(app, "/teams").status()).isEqualTo(503);
        assertThat(calls).isEmpty();
    }

    @Test
    void middlewareSeesTheAnswerToAnError() {
        List<Integer> statuses = new ArrayList<>();
        app.wrap((req, next) -> {
            Response response = next.handle(req);
            statuses.add(response.status());
            return response;
        });
        get(app, "/missing");
        assertThat(statuses).containsExactly(404);
    }

    @Test
    void errorHandlersOfTheAppAnswerForMiddlewareToo() {
        app.wrap((req, next) -> {
            if (req.path().equals("/refused")) {
                throw abort(403);
            }
            throw new IllegalStateException("on purpose");
        }).error(403, (req, e) -> Map.of("error", e.status())).error(500, (req, e) -> Map.of("error", e.status()));
        assertThat(get(app, "/refused").status()).isEqualTo(403);
        assertThat(text(get(app, "/refused"))).isEqualTo("{\"error\":403}");
        assertThat(text(get(app, "/failed"))).isEqualTo("{\"error\":500}");
        assertThat(log.messages()).containsExactly("Exception on request GET /failed");
    }

    @Test
    void outerMiddlewareSeesTheResponseToWhatInnerMiddlewareThrew() {
        app.wrap((req, next) -> {
            throw abort(403);
        }).wrap((req, next) -> next.handle(req).header("X-Outer", "yes"));
        assertThat(get(app, "/teams").status()).isEqualTo(403);
        assertThat(get(app, "/teams").header("X-Outer")).isEqualTo("yes");
    }

    @Test
    void middlewareThatReturnsNullIsNamed() {
        Middleware forgetful = (req, next) -> null;
        app.wrap(forgetful);
        assertThat(get(app, "/teams").status()).isEqualTo(500);
        assertThat(log.failures()).singleElement().extracting(Throwable::getMessage).isEqualTo("The middleware "
                + forgetful.getClass().getName() + " returned null on GET '/teams'. Return next.handle(request), or a Response of "
                + "its own.");
    }

    @ParameterizedTest
    @CsvSource({"HEAD, 200", "GET, 204", "GET, 304"})
    void aResponseThatMayHaveNoBodyHasNone(String method, int status) {
        app.get("/", req -> Response.of("a body").status(status));
        Response response = app.handle(Request.of(method, "/"));
        assertThat(response.data()).isEmpty();
        assertThat(response.header("Content-Length")).isEqualTo(method.equals("HEAD") ? "6" : null);
    }

    @Test
    void theLengthOfHeadIsThatOfTheBodyOfGetWhateverTheHandlerSays() {
        app.get("/", req -> Response.of("a body").header("Content-Length", "99"))
                .get("/none", req -> Response.of("").header("Content-Length", "99"));
        assertThat(app.handle(Request.of("HEAD", "/")).header("Content-Length")).isEqualTo("6");
        assertThat(app.handle(Request.of("HEAD", "/none")).header("Content-Length")).isEqualTo("99");
    }
}
