package dev.carafe.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.Carafe;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
    private static final String FIELD = "X-Request-ID";
    private final App app = App.create("app").get("/", req -> req.id() + " " + RequestId.current());
    private final Request sent = Request.of("GET", "/").withHeader(FIELD, "abc-1");

    @Test
    void idIsInTheResponseAndWhereverTheRequestIsHandled() {
        Response response = app.wrap(RequestId.create()).handle(sent);
        String id = response.header(FIELD);
        assertThat(id).hasSize(36).isNotEqualTo("abc-1");
        assertThat(text(response)).isEqualTo(id + " " + id);
        assertThat(app.handle(sent).header(FIELD)).isNotEqualTo(id);
        assertThat(RequestId.current()).isNull();
    }

    @Test
    void withoutItThereIsNoId() {
        assertThat(text(app.handle(sent))).isEqualTo("null null");
    }

    @Test
    void idOfTheProxyIsTakenIfItIsOne() {
        app.wrap(RequestId.create().fromProxy());
        assertThat(app.handle(sent).header(FIELD)).isEqualTo("abc-1");
        assertThat(text(app.handle(sent))).isEqualTo("abc-1 abc-1");
        assertThat(app.handle(Request.of("GET", "/")).header(FIELD)).hasSize(36);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"b", "<script>", "a%0ab"})
    void whatIsNoIdIsNotTaken(String id) {
        app.wrap(RequestId.create().fromProxy());
        assertThat(app.handle(sent.withHeader(FIELD, id)).header(FIELD)).hasSize(36);
        assertThat(app.handle(sent.withHeader(FIELD, "a".repeat(129))).header(FIELD)).hasSize(36);
    }

    @Test
    void errorsHaveItTooAndTheirHandlersKnowIt() {
        app.error(404, (req, e) -> Map.of("request", String.valueOf(req.id()))).wrap(RequestId.create());
        Response response = app.handle(Request.of("GET", "/missing"));
        assertThat(text(response)).isEqualTo("{\"request\":\"" + response.header(FIELD) + "\"}");
    }

    @Test
    void otherThreadsHaveItThroughWithRequest() {
        List<String> seen = new CopyOnWriteArrayList<>();
        app.get("/thread", req -> {
            Thread thread = Thread.ofVirtual().start(Carafe.withRequest(() -> seen.add(line("at work"))));
            thread.join();
            return "x";
        }).wrap(RequestId.create());
        String id = app.handle(Request.of("GET", "/thread")).header(FIELD);
        assertThat(seen).singleElement().asString().startsWith("[" + id + "] ").contains("at work");
    }

    @Test
    void linesOfInnerMiddlewareHaveItAndThoseOutsideOfRequestsHaveNone() {
        List<String> seen = new CopyOnWriteArrayList<>();
        app.wrap((req, next) -> {
            seen.add(line("inner"));
            return next.handle(req);
        }).wrap(RequestId.create());
        String id = app.handle(sent).header(FIELD);
        assertThat(seen).singleElement().asString().startsWith("[" + id + "] ");
        assertThat(line("outside")).doesNotStartWith("[");
    }

    @Test
    void streamsHaveItWhileTheyAreSent() {
        List<String> seen = new CopyOnWriteArrayList<>();
        app.get("/stream", req -> Response.stream(out -> seen.add(line("streamed")))).wrap(RequestId.create().fromProxy());
        app.handle(sent.withTarget("/stream"));
        assertThat(seen).singleElement().asString().startsWith("[abc-1] ");
        assertThat(RequestId.current()).isNull();
    }

    @Test
    void errorOfInnerMiddlewareHasItWhereItIsHandled() {
        List<String> seen = new CopyOnWriteArrayList<>();
        app.error(IllegalStateException.class, (req, e) -> {
            seen.add(line("failed"));
            return "request " + req.id();
        }).wrap((req, next) -> {
            throw new IllegalStateException("on purpose");
        }).wrap(RequestId.create().fromProxy());
        assertThat(text(app.handle(sent))).isEqualTo("request abc-1");
        assertThat(seen).singleElement().asString().startsWith("[abc-1] ");
    }

    @Test
    void requestWithinAnotherLeavesItsIdBehind() {
        App inner = App.create("inner").get("/", req -> line("inner")).wrap(RequestId.create().fromProxy());
        app.get("/outer", req -> text(inner.handle(sent)) + line("outer"));
        assertThat(text(app.handle(Request.of("GET", "/outer")))).startsWith("[abc-1] ").containsOnlyOnce("abc-1");
        assertThat(RequestId.current()).isNull();
    }

    private static String line(String message) {
        return new RequestIdFormatter().format(new LogRecord(Level.INFO, message));
    }

    private static String text(Response response) {
        return new String(response.data(), StandardCharsets.UTF_8);
    }
}
