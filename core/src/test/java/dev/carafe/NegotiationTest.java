package dev.carafe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.http.JsonStream;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.problem.Problem;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What routes take and make, and JSON that is sent value by value. */
class NegotiationTest {
    record Person(int id, String name) { }

    private final AtomicInteger closed = new AtomicInteger();
    private final App app = App.create("people")
            .route("/people").get().produces("application/json", "text/csv", "application/jsonl").to(req -> switch (
                    Objects.requireNonNull(req.responseType())) {
                case "text/csv" -> "id,name\n1,Ada\n";
                default -> people();
            })
            .route("/people").post().consumes("application/json", "image/*").to(req -> Response.of(req.text()).status(201))
            .get("/array", req -> JsonStream.array(people()))
            .get("/lines", req -> JsonStream.lines(List.of(1, "a\nb", List.of()).iterator()))
            .get("/none", req -> JsonStream.array(Stream.empty()))
            .get("/early", req -> JsonStream.array(people().map(person -> {
                throw new IllegalStateException("no database");
            })))
            .get("/late", req -> JsonStream.array(people().map(person -> 10 / (2 - person.id))));

    private Stream<Person> people() {
        return Stream.of(new Person(1, "Ada"), new Person(2, "Grace")).onClose(closed::incrementAndGet);
    }

    private Response get(String path, String accept) {
        return app.handle(Request.of("GET", path).withHeader("Accept", accept));
    }

    private static String text(Response response) {
        return new String(response.data(), UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "*/*|application/json|[{'id':1,'name':'Ada'},{'id':2,'name':'Grace'}]",
        "text/*|text/csv; charset=utf-8|id,name_1,Ada_",
        "text/html, application/json;q=0.1|application/json|[{'id':1,'name':'Ada'},{'id':2,'name':'Grace'}]",
        "application/json;q=0.5, application/jsonl|application/jsonl|{'id':1,'name':'Ada'}_{'id':2,'name':'Grace'}_"})
    void theClientGetsWhatItLikesBest(String accept, String type, String body) {
        Response response = get("/people", accept);

        assertThat(response.contentType()).isEqualTo(type);
        assertThat(text(response)).isEqualTo(body.replace('\'', '"').replace('_', '\n'));
        assertThat(response.headers().get("Vary")).isEqualTo("Accept");
    }

    @Test
    void whatTheClientDoesNotAcceptIsA406ThatTellsWhatThereIs() {
        Response response = get("/people", "text/html");

        assertThat(response.status()).isEqualTo(406);
        assertThat(response.contentType()).isEqualTo(Problem.MEDIA_TYPE);
        assertThat(text(response)).isEqualTo("{\"detail\":\"This URL responds with application/json, text/csv, application/jsonl, "
                + "which Accept does not allow.\",\"status\":406}");
        assertThat(closed).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "text/plain|The body is text/plain. This URL takes application/json, image/*, as Content-Type says.",
        "|The request does not say what its body is. This URL takes application/json, image/*, as Content-Type says."})
    void aBodyOfAnotherTypeIsA415ThatTellsWhatIsTaken(String type, String detail) {
        Request request = Request.of("POST", "/people").withHeader("Content-Length", "2").withBody(new byte[2]);
        Response response = app.handle(type == null ? request : request.withHeader("Content-Type", type));

        assertThat(response.status()).isEqualTo(415);
        assertThat(response.headers().get("Accept")).isEqualTo("application/json, image/*");
        assertThat(text(response)).isEqualTo("{\"detail\":\"" + detail + "\",\"status\":415}");
    }

    @ParameterizedTest
    @CsvSource({"application/json; charset=utf-8", "image/png"})
    void aBodyOfATypeThatIsTakenReachesTheHandler(String type) {
        Request request = Request.of("POST", "/people").withHeader("Content-Type", type).withBody("x".getBytes(UTF_8));

        assertThat(app.handle(request).status()).isEqualTo(201);
        assertThat(app.handle(Request.of("POST", "/people")).status()).isEqualTo(201);
    }

    @Test
    void valuesAreSentOneByOneAndTheSourceIsClosed() {
        assertThat(text(get("/array", "*/*"))).isEqualTo("[{\"id\":1,\"name\":\"Ada\"},{\"id\":2,\"name\":\"Grace\"}]");
        assertThat(text(get("/lines", "*/*"))).isEqualTo("1\n\"a\\nb\"\n[]\n");
        assertThat(get("/lines", "*/*").contentType()).isEqualTo("application/jsonl");
        assertThat(text(get("/none", "*/*"))).isEqualTo("[]");
        assertThat(closed).hasValue(1);
    }

    @Test
    void aLineIsOneLineThoughJsonIsIndented() {
        app.config().set("JSONIFY_PRETTYPRINT_REGULAR", true);

        assertThat(text(get("/people", "application/jsonl")).lines()).hasSize(2);
    }

    @Test
    void whatFailsAtTheFirstValueIsAnErrorAndWhatFailsLaterCutsTheResponse() {
        assertThat(get("/early", "*/*").status()).isEqualTo(500);
        assertThat(closed).hasValue(1);
        assertThatThrownBy(() -> get("/late", "*/*")).hasRootCauseInstanceOf(ArithmeticException.class);
        assertThat(closed).hasValue(2);
    }

    @Test
    void aRecordIsNoCsv() {
        App wrong = App.create("wrong").get("/fails", req -> "");
        wrong.route("/csv").produces("text/csv").to(req -> new Person(1, "Ada"))
                .error(500, (req, e) -> Objects.requireNonNull(e.getCause()).getMessage());

        assertThat(text(wrong.handle(Request.of("GET", "/csv")))).isEqualTo("The handler of GET '/csv' (endpoint 'GET /csv') returned a "
                + "Person where text/csv was negotiated, which is no response. Return text, bytes or a stream for req.responseType() "
                + "'text/csv'.");
    }

    @Test
    void mistakesOfADescriptionFailAtOnce() {
        App wrong = App.create("wrong");

        assertThatThrownBy(() -> wrong.route("/x").produces("json"))
                .hasMessage("'json' is no media type. Write one such as 'application/json'.");
        assertThatThrownBy(() -> wrong.route("/x").returns(200, Person.class).returns(200))
                .hasMessage("The route says twice what it returns with the status 200. Say it once; a sealed interface stands for "
                        + "several types.");
        assertThatThrownBy(() -> wrong.route("/x").returns(99))
                .hasMessage("A route can't return the status 99. Say one from 200 to 599.");
    }

    @Test
    void aStreamMayBeLongerThanTheMemory() {
        Iterator<Integer> numbers = IntStream.range(0, 200_000).boxed().iterator();
        App long1 = App.create("long").get("/numbers", req -> JsonStream.array(numbers));

        assertThat(text(long1.handle(Request.of("GET", "/numbers")))).startsWith("[0,1,2,").endsWith(",199999]");
    }
}
