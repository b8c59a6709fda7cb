package dev.carafe;

import static dev.carafe.Call.get;
import static dev.carafe.Call.text;
import static dev.carafe.Carafe.abort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which handler answers an error, and with what. */
class ErrorHandlersTest {
    private final Log log = new Log("errors");
    private final App app = App.create("errors")
            .get("/", req -> "home")
            .get("/io", req -> {
                throw new FileNotFoundException("people.txt");
            })
            .get("/refused", req -> abort(403, "Not you."))
            .get("/error", req -> {
                throw new StackOverflowError();
            });

    @Test
    void withoutAHandlerAnErrorHasThePageOfItsStatus() {
        assertThat(get(app, "/missing").status()).isEqualTo(404);
        assertThat(text(get(app, "/refused"))).contains("<title>403 Forbidden</title>", "Not you.");
    }

    @Test
    void anUnexpectedExceptionIsA500ThatTellsNothingAndALineInTheLog() {
        Response response = get(app, "/io");
        assertThat(response.status()).isEqualTo(500);
        assertThat(text(response)).contains("Internal Server Error").doesNotContain("people.txt", "Exception");
        assertThat(log.messages()).containsExactly("Exception on request GET /io");
        assertThat(log.failures()).singleElement().isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void evenAnErrorOfTheMachineIsAnswered() {
        assertThat(get(app, "/error").status()).isEqualTo(500);
        assertThat(log.failures()).singleElement().isInstanceOf(StackOverflowError.class);
    }

    @Test
    void theHandlerOfTheNearestClassAnswers() {
        app.error(Exception.class, (req, e) -> "any").error(IOException.class, (req, e) -> "io");
        assertThat(text(get(app, "/io"))).isEqualTo("io");
        assertThat(text(get(app, "/missing"))).isEqualTo("any");
    }

    @Test
    void theStatusComesBeforeTheClass() {
        app.error(HttpException.class, (req, e) -> "any " + e.status()).error(404, (req, e) -> "missing");
        assertThat(text(get(app, "/missing"))).isEqualTo("missing");
        assertThat(text(get(app, "/refused"))).isEqualTo("any 403");
    }

    @Test
    void anExceptionGoesToItsClassBeforeItGoesTo500() {
        app.error(500, (req, e) -> "500").error(FileNotFoundException.class, (req, e) -> "not there");
        assertThat(text(get(app, "/io"))).isEqualTo("not there");
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void theHandlerOf500GetsTheExceptionAsTheCause() {
        app.error(500, (req, e) -> "because of " + Objects.requireNonNull(e.getCause()).getMessage());
        assertThat(text(get(app, "/io"))).isEqualTo("because of people.txt");
        assertThat(log.messages()).containsExactly("Exception on request GET /io");
    }

    @Test
    void theHandlerOfABlueprintComesFirst() {
        app.error(IOException.class, (req, e) -> "the app's").register(Blueprint.create("files")
                .error(Exception.class, (req, e) -> "the blueprint's")
                .get("/files", req -> {
                    throw new FileNotFoundException("people.txt");
                }));
        assertThat(text(get(app, "/files"))).isEqualTo("the blueprint's");
        assertThat(text(get(app, "/io"))).isEqualTo("the app's");
    }

    @Test
    void aBareValueKeepsTheStatusAndTheFieldsOfTheError() {
        app.error(405, (req, e) -> Map.of("error", e.name()));
        Response response = app.handle(Request.of("PUT", "/"));
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(text(response)).isEqualTo("{\"error\":\"Method Not Allowed\"}");
    }

    @Test
    void aBareValueForAnExceptionIsA500() {
        app.error(IOException.class, (req, e) -> "sorry");
        assertThat(get(app, "/io").status()).isEqualTo(500);
    }

    @Test
    void aResponseSaysAllItself() {
        app.error(405, (req, e) -> Response.text("fine").status(200));
        Response response = app.handle(Request.of("PUT", "/"));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Allow")).isNull();
    }

    @Test
    void aHandlerMayPassTheErrorOn() {
        app.error(404, (req, e) -> {
            throw e;
        });
        assertThat(get(app, "/missing").status()).isEqualTo(500);
    }

    @Test
    void theHandlerOf500IsAskedOnce() {
        AtomicInteger asked = new AtomicInteger();
        app.error(500, (req, e) -> {
            asked.incrementAndGet();
            throw new IllegalStateException("on purpose");
        });
        Response response = get(app, "/io");
        assertThat(text(response)).contains("<h1>Internal Server Error</h1>");
        assertThat(asked).hasValue(1);
        app.handle(Request.of("GET", "/io"));
        assertThat(asked).hasValue(2);
    }

    @Test
    void theHandlerOf500AnswersForAHandlerThatFailsAndBothFailuresAreLogged() {
        app.error(IOException.class, (req, e) -> {
            throw new IllegalStateException("second", null);
        }).error(500, (req, e) -> Map.of("error", String.valueOf(e.getCause())));
        Response response = get(app, "/io");
        assertThat(response.status()).isEqualTo(500);
        assertThat(text(response)).isEqualTo("{\"error\":\"java.lang.IllegalStateException: second\"}");
        assertThat(log.failures()).singleElement().satisfies(second -> {
            assertThat(second).hasMessage("second");
            assertThat(second.getSuppressed()).singleElement().isInstanceOf(FileNotFoundException.class);
        });
    }

    @Test
    void aHandlerThatReturnsNothingUsableIsA500ThatNamesIt() {
        app.error(404, (req, e) -> null).error(IOException.class, (req, e) -> 7);
        assertThat(get(app, "/missing").status()).isEqualTo(500);
        assertThat(get(app, "/io").status()).isEqualTo(500);
        assertThat(log.failures()).extracting(Throwable::getMessage).containsExactly(
                "The error handler of 404 on GET '/missing' returned null, which is no response. Return a value, or Response.noContent().",
                "The error handler of 500 (java.io.FileNotFoundException) on GET '/io' returned the number 7, which is no response. "
                        + "Return jsonify(value) for JSON, or a String.");
    }

    @Test
    void aResponseThatIsThrownPassesEveryHandler() {
        app.get("/answer", req -> abort(Response.text("as it is").status(404))).error(404, (req, e) -> "handled")
                .error(HttpException.class, (req, e) -> "handled");
        assertThat(text(get(app, "/answer"))).isEqualTo("as it is");
    }

    @Test
    void aStatusThatNoErrorHasIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> app.error(200, (req, e) -> "never"))
                .withMessage("No error has the status 200, so a handler for it would never run. "
                        + "The codes are those of HttpStatus.errors().");
        assertThatIllegalArgumentException().isThrownBy(() -> abort(302)).withMessage("There is no error with the status 302. "
                + "abort takes the codes of HttpStatus.errors(); for another status, return a Response, "
                + "or abort with one.");
    }
}
