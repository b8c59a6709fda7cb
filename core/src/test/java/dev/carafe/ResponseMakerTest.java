package dev.carafe;

import static dev.carafe.Call.get;
import static dev.carafe.Call.text;
import static dev.carafe.Carafe.jsonify;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.http.StreamBody;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kotlin.Unit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a handler may return, and what becomes of it. */
class ResponseMakerTest {
    private record Person(String name, int age) { }

    private final Log log = new Log("answers");
    private final App app = App.create("answers");
    private final List<String> closed = new ArrayList<>();

    private static Arguments value(String type, String text, Handler handler) {
        return Arguments.of(type, text, handler);
    }

    static Stream<Arguments> values() {
        String html = "text/html; charset=utf-8";
        String json = "application/json";
        String bytes = "application/octet-stream";
        return Stream.of(
                value(html, "<p>é</p>", req -> "<p>é</p>"),
                value(html, "", req -> ""),
                value(json, "{\"a\":[1,null]}", req -> Map.of("a", Arrays.asList(1, null))),
                value(json, "{\"age\":36,\"name\":\"Ada\"}", req -> new Person("Ada", 36)),
                value(json, "[\"a\"]", req -> List.of("a")),
                value(json, "[\"a\",null]", req -> new String[] {"a", null}),
                value(json, "[1,2]", req -> new int[] {1, 2}),
                value(bytes, "ab", req -> new byte[] {'a', 'b'}),
                value(bytes, "ab", req -> new ByteArrayInputStream("ab".getBytes(UTF_8))),
                value(html, "abé", req -> List.of("a", "b".getBytes(UTF_8), new StringBuilder("é")).iterator()),
                value(html, "ab", req -> Stream.of("a", "b")),
                value(html, "12", req -> IntStream.of(1, 2).mapToObj(String::valueOf)),
                value(bytes, "ab", req -> (StreamBody) out -> out.write("ab".getBytes(UTF_8))),
                value(html, "here", req -> Optional.of("here")),
                value(json, "{\"a\":1}", req -> Optional.of(Map.of("a", 1))),
                value("text/plain; charset=utf-8", "plain", req -> Optional.of(Response.text("plain")).orElseThrow()),
                value(json, "7", req -> jsonify(7)),
                value(json, "null", req -> jsonify(null)),
                value(json, "true", req -> jsonify(true)),
                value("text/csv; charset=utf-8", "a,b", req -> Response.of("a,b").contentType("text/csv")),
                value("application/problem+json", "{\"a\":1}",
                        req -> Response.of(Map.of("a", 1)).contentType("application/problem+json")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("values")
    void valuesBecomeResponses(String type, String text, Handler handler) {
        Response response = get(app.get("/", handler), "/");
        assertThat(text(response)).isEqualTo(text);
        assertThat(response.contentType()).isEqualTo(type);
        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void anEmptyOptionalIsA404() {
        assertThat(get(app.get("/", req -> Optional.empty()), "/").status()).isEqualTo(404);
    }

    private static Arguments unusable(String what, @Nullable Object value) {
        return Arguments.of(what, value);
    }

    static Stream<Arguments> unusables() {
        String jsonify = "Return jsonify(value) for JSON, or a String.";
        String value = "Return a value, or Response.noContent().";
        return Stream.of(
                unusable("null, which is no response. " + value, null),
                unusable("null, which is no response. " + value, Response.of(null)),
                unusable("the number 7, which is no response. " + jsonify, 7),
                unusable("the number 1.5, which is no response. " + jsonify, 1.5),
                unusable("the boolean true, which is no response. " + jsonify, true),
                unusable("the exception 404 Not Found: gone, which is no response. Throw it.", new HttpException(404, "gone")),
                unusable("a CompletionStage, which is no response. Wait for its value: a handler may block.",
                        CompletableFuture.completedFuture("later")),
                unusable("Unit (is there an if without an else?), which is no response. " + value, Unit.INSTANCE),
                unusable("the number 7, which is no response. " + jsonify, Optional.of(7)),
                unusable("a Response inside a Response, which is no response. Return the inner one.",
                        Response.of(Response.text("inner"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusables")
    void whatIsNoResponseIsTold(String what, @Nullable Object value) {
        app.get("/person/<id:int>", "person", req -> value)
                .error(500, (req, e) -> Objects.requireNonNull(Objects.requireNonNull(e.getCause()).getMessage()));
        assertThat(text(get(app, "/person/7")))
                .isEqualTo("The handler of GET '/person/<id:int>' (endpoint 'person') returned " + what);
        assertThat(log.messages()).containsExactly("Exception on request GET /person/7");
    }

    @Test
    void aValueWithoutAJsonFormIsTold() {
        app.get("/", req -> Map.of("n", Double.NaN)).error(500, (req, e) -> Objects.requireNonNull(e.getCause()).getMessage());
        assertThat(text(get(app, "/"))).startsWith("This value has no JSON form: ")
                .endsWith("Return a map, a list, a record or a bean of such values.");
    }

    @Test
    void aPartThatIsNoTextIsTold() {
        app.get("/", req -> List.of(1).iterator());
        assertThat(catchThrowable(() -> get(app, "/"))).hasRootCauseMessage(
                "A streamed response is made of parts of text or bytes, but one is a Integer. Map each part to text first.");
    }

    @Test
    void aStreamIsClosedWhenItHasBeenSent() {
        app.get("/", req -> Stream.of("a", "b").onClose(() -> closed.add("stream")));
        assertThat(text(get(app, "/"))).isEqualTo("ab");
        assertThat(closed).containsExactly("stream");
    }

    @Test
    void aStreamThatIsNotSentIsClosedToo() {
        app.get("/", req -> Stream.of("a", "b").onClose(() -> closed.add("stream")));
        app.handle(Request.of("HEAD", "/"));
        assertThat(closed).containsExactly("stream");
    }

    @Test
    void anIteratorThatCanBeClosedIs() {
        app.get("/", req -> new ClosingIterator(closed));
        assertThat(text(get(app, "/"))).isEqualTo("a");
        assertThat(closed).containsExactly("iterator");
    }

    private record ClosingIterator(Iterator<String> parts, List<String> closed) implements Iterator<String>, AutoCloseable {
        ClosingIterator(List<String> closed) {
            this(List.of("a").iterator(), closed);
        }

        @Override
        public boolean hasNext() {
            return parts.hasNext();
        }

        @Override
        public String next() {
            return parts.next();
        }

        @Override
        public void close() {
            closed.add("iterator");
        }
    }
}
