package dev.carafe.testing;

import static dev.carafe.Carafe.abort;
import static dev.carafe.Carafe.app;
import static dev.carafe.Carafe.g;
import static dev.carafe.Carafe.jsonify;
import static dev.carafe.Carafe.redirect;
import static dev.carafe.Carafe.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.http.HttpException;
import dev.carafe.http.Response;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an app promises to its clients, wherever it runs. */
abstract class Contract {
    private record Person(String name, int age) { }

    final App app = App.create("contract");
    private final List<TestClient> clients = new ArrayList<>();

    abstract TestClient open(App app);

    final TestClient client() {
        if (clients.isEmpty()) {
            clients.add(open(app));
        }
        return clients.getFirst();
    }

    @AfterEach
    void close() {
        clients.forEach(TestClient::close);
    }

    @Test
    void textIsHtml() {
        app.get("/", req -> "<p>Grüße</p>");
        assertThat(client().get("/")).hasStatus(200).hasHeader("Content-Type", "text/html; charset=utf-8")
                .hasText("<p>Grüße</p>");
    }

    @Test
    void mapsAreJsonSortedCompactAndAscii() {
        app.get("/", req -> Map.of("b", 1, "a", "é"));
        assertThat(client().get("/")).hasHeader("Content-Type", "application/json").hasText("{\"a\":\"\\u00e9\",\"b\":1}");
    }

    @Test
    void recordsListsAndArraysAreJson() {
        app.get("/record", req -> new Person("Ada", 36))
                .get("/list", req -> List.of(new Person("Ada", 36)))
                .get("/array", req -> new int[] {1, 2});
        assertThat(client().get("/record")).hasType("application/json").hasJson(Map.of("name", "Ada", "age", 36));
        assertThat(client().get("/list")).hasType("application/json").json("/0/name", "Ada");
        assertThat(client().get("/array")).hasType("application/json").hasText("[1,2]");
        assertThat(client().get("/record").json(Person.class)).isEqualTo(new Person("Ada", 36));
    }

    @Test
    void jsonifyTakesWhatNoHandlerMayReturn() {
        app.get("/null", req -> jsonify(null)).get("/number", req -> jsonify(7)).get("/text", req -> jsonify("Ada"));
        assertThat(client().get("/null")).hasType("application/json").hasText("null");
        assertThat(client().get("/number")).hasText("7");
        assertThat(client().get("/text")).hasText("\"Ada\"");
    }

    @Test
    void jsonFollowsTheSettings() {
        app.config().set("JSON_AS_ASCII", false).set("JSONIFY_PRETTYPRINT_REGULAR", true)
                .set("JSONIFY_MIMETYPE", "application/people+json");
        app.get("/", req -> Map.of("name", "é"));
        assertThat(client().get("/")).hasHeader("Content-Type", "application/people+json").hasText("{\n  \"name\": \"é\"\n}");
    }

    @Test
    void bytesAreSentAsTheyAre() {
        byte[] bytes = {0, 1, (byte) 0xff, '\r', '\n'};
        app.get("/", req -> bytes);
        TestResponse response = client().get("/");
        assertThat(response).hasType("application/octet-stream").hasHeader("Content-Length", "5");
        assertThat(response.bytes()).isEqualTo(bytes);
    }

    @Test
    void anInputStreamIsSentUpToItsEnd() {
        byte[] bytes = new byte[100_000];
        Arrays.fill(bytes, (byte) 'x');
        app.get("/", req -> new ByteArrayInputStream(bytes));
        assertThat(client().get("/").bytes()).isEqualTo(bytes);
    }

    @Test
    void iteratorsAndStreamsAreSentInChunks() {
        app.get("/iterator", req -> List.of("a", "é", "c").iterator())
                .get("/stream", req -> Stream.of("a".getBytes(UTF_8), "bc"));
        assertThat(client().get("/iterator")).hasHeader("Transfer-Encoding", "chunked").hasNoHeader("Content-Length")
                .hasText("aéc");
        assertThat(client().get("/stream")).hasType("text/html").hasText("abc");
    }

    @Test
    void aStreamBodyWritesWhatItLikes() {
        app.get("/", req -> Response.stream(out -> {
            out.write("a,b\n".getBytes(UTF_8));
            out.flush();
            out.write("c,d\n".getBytes(UTF_8));
        }).contentType("text/csv"));
        assertThat(client().get("/")).hasHeader("Content-Type", "text/csv; charset=utf-8").hasText("a,b\nc,d\n");
    }

    @Test
    void anEmptyOptionalIsA404() {
        app.get("/full", req -> Optional.of("here")).get("/empty", req -> Optional.empty());
        assertThat(client().get("/full")).hasStatus(200).hasText("here");
        assertThat(client().get("/empty")).hasStatus(404);
    }

    @Test
    void aResponseSaysAllItself() {
        app.get("/", req -> Response.of(Map.of("id", 7)).status(201).header("Location", "/person/7").addHeader("X-A", "1")
                .addHeader("X-A", "2"));
        TestResponse response = client().get("/");
        assertThat(response).hasStatus(201).hasHeader("Location", "/person/7").hasText("{\"id\":7}");
        assertThat(response.headers().all("X-A")).containsExactly("1", "2");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void aResponseWithoutContentHasNeitherBodyNorLength(int status) {
        app.get("/", req -> Response.of("a body").status(status));
        assertThat(client().get("/")).hasStatus(status).hasNoBody().hasNoHeader("Content-Length")
                .hasNoHeader("Transfer-Encoding");
    }

    @Test
    void aResponseThatResetsHasAnEmptyBody() {
        app.get("/text", req -> Response.of("a body").status(205)).get("/lines", req -> Response.of(Stream.of("a", "b")).status(205));
        for (String path : List.of("/text", "/lines")) {
            assertThat(client().get(path)).hasStatus(205).hasNoBody().hasHeader("Content-Length", "0").hasNoHeader("Transfer-Encoding");
            assertThat(client().head(path)).hasStatus(205).hasNoBody().hasHeader("Content-Length", "0");
        }
    }

    @Test
    void everyResponseForbidsSniffing() {
        app.get("/", req -> "home");
        assertThat(client().get("/")).hasHeader("X-Content-Type-Options", "nosniff").hasHeader("Server", "carafe");
        assertThat(client().get("/missing")).hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(client().get("/%zz")).hasStatus(400).hasHeader("X-Content-Type-Options", "nosniff");
    }

    @Test
    void nothingUsableIsA500ThatTellsNothing() {
        app.get("/null", req -> null).get("/number", req -> 7).get("/thrown", req -> {
            throw new IllegalStateException("secret");
        });
        for (String path : List.of("/null", "/number", "/thrown")) {
            assertThat(client().get(path)).hasStatus(500).hasType("text/html").containsText("Internal Server Error");
            assertThat(client().get(path).text()).doesNotContain("secret", "Exception", "java");
        }
    }

    @Test
    void redirectsSayWhereTo() {
        app.get("/", req -> redirect("/home?a=b&c")).get("/for-good", req -> redirect("/home", 301));
        assertThat(client().get("/")).hasStatus(302).hasHeader("Location", "/home?a=b&c").containsText("/home?a=b&amp;c");
        assertThat(client().get("/for-good")).hasStatus(301).hasHeader("Location", "/home");
    }

    @Test
    void aMissingSlashIsRedirectedForGoodWithItsQuery() {
        app.get("/people/", req -> "people");
        assertThat(client().get("/people?page=2")).hasStatus(308).hasHeader("Location", "/people/?page=2");
    }

    @Test
    void variablesOfThePathAreDecodedAndTyped() {
        app.get("/person/<id:int>", req -> "number " + req.pathInt("id"))
                .get("/name/<name>", req -> "name " + req.pathParam("name"));
        assertThat(client().get("/person/7")).hasText("number 7");
        assertThat(client().get("/person/seven")).hasStatus(404);
        assertThat(client().get("/name/J%C3%BCrgen%2FK")).hasText("name Jürgen/K");
    }

    @Test
    void aPathOfNoRuleIsA404() {
        assertThat(client().get("/missing")).hasStatus(404).hasType("text/html").containsText("<h1>Not Found</h1>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PROPFIND", "BREW"})
    void aMethodOfNoRuleIsA405WithAllow(String method) {
        app.get("/", req -> "home").post("/", req -> "posted");
        assertThat(client().request(method, "/").send()).hasStatus(405).allows("GET", "HEAD", "OPTIONS", "POST");
    }

    @Test
    void headIsGetWithoutTheBody() {
        app.get("/", req -> Response.of("home").header("X-A", "b")).get("/stream", req -> List.of("a").iterator());
        assertThat(client().request("HEAD", "/").send()).hasStatus(200).hasHeader("Content-Length", "4").hasHeader("X-A", "b")
                .hasNoBody();
        assertThat(client().request("HEAD", "/stream").send()).hasStatus(200).hasNoHeader("Content-Length").hasNoBody();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/missing", "/failed", "/posted", "/%zz"})
    void headOfAnErrorHasNoBody(String path) {
        app.post("/posted", req -> "posted").get("/failed", req -> {
            throw new IllegalStateException("on purpose");
        });
        assertThat(client().request("HEAD", path).send()).hasStatus(client().get(path).status()).hasNoBody();
    }

    @Test
    void optionsListTheMethods() {
        app.get("/", req -> "home").post("/", req -> "posted");
        assertThat(client().request("OPTIONS", "/").send()).hasStatus(200).allows("GET", "HEAD", "OPTIONS", "POST").hasNoBody();
    }

    @Test
    void abortEndsTheRequestWithItsWords() {
        app.get("/", req -> abort(403)).get("/words", req -> abort(400, "No <b>, please."))
                .get("/answer", req -> abort(Response.text("I am a teapot").status(418)));
        assertThat(client().get("/")).hasStatus(403).containsText("<h1>Forbidden</h1>");
        assertThat(client().get("/words")).hasStatus(400).containsText("No &lt;b&gt;, please.");
        assertThat(client().get("/answer")).hasStatus(418).hasText("I am a teapot");
    }

    @Test
    void errorHandlersAnswerAndKeepTheStatus() {
        app.get("/", req -> "home").get("/failed", req -> {
            throw new IllegalArgumentException("bad");
        });
        app.error(404, (req, e) -> Map.of("error", e.description()))
                .error(405, (req, e) -> "not so")
                .error(IllegalArgumentException.class, (req, e) -> Response.text(e.getMessage()).status(422));
        assertThat(client().get("/missing")).hasStatus(404).hasType("application/json");
        assertThat(client().delete("/")).hasStatus(405).allows("GET", "HEAD", "OPTIONS").hasText("not so");
        assertThat(client().get("/failed")).hasStatus(422).hasText("bad");
    }

    @Test
    void hooksRunAroundEveryRequest() {
        List<String> calls = Collections.synchronizedList(new ArrayList<>());
        app.before(req -> calls.add("before 1")).before(req -> calls.add("before 2"))
                .after((req, res) -> { calls.add("after 1"); return res; }).after((req, res) -> res.header("X-After", "2"))
                .teardown((req, error) -> calls.add("teardown 1"))
                .wrap((req, next) -> {
                    calls.add("in");
                    Response response = next.handle(req);
                    calls.add("out");
                    return response;
                })
                .get("/", req -> {
                    calls.add("handler");
                    return "home";
                });
        assertThat(client().get("/")).hasStatus(200).hasHeader("X-After", "2");
        client().close();
        assertThat(calls).containsExactly("in", "before 1", "before 2", "handler", "after 1", "out", "teardown 1");
    }

    @Test
    void aBeforeHookMayRespond() {
        app.before(req -> {
            if (req.header("X-Key") == null) {
                abort(401);
            }
        }).get("/", req -> "home");
        assertThat(client().get("/")).hasStatus(401);
        assertThat(client().request("GET", "/").header("X-Key", "k").send()).hasStatus(200).hasText("home");
    }

    @Test
    void middlewareMayChangeTheRequestAndTheResponse() {
        app.wrap((req, next) -> next.handle(req.withHeader("X-User", "ada")).header("X-Wrapped", "yes"))
                .get("/", req -> req.header("X-User"));
        assertThat(client().get("/")).hasText("ada").hasHeader("X-Wrapped", "yes");
        assertThat(client().get("/missing")).hasStatus(404).hasHeader("X-Wrapped", "yes");
    }

    @Test
    void theGlobalsAreThoseOfTheRequest() {
        app.before(req -> g().set("user", req.header("X-User")))
                .get("/", req -> app().name() + " " + request().method() + " " + g().get("user"))
                .get("/stream", req -> Response.stream(out -> out.write(("" + g().get("user")).getBytes(UTF_8))));
        assertThat(client().request("GET", "/").header("X-User", "ada").send()).hasText("contract GET ada");
        assertThat(client().get("/")).hasText("contract GET null");
        assertThat(client().request("GET", "/stream").header("X-User", "ada").send()).hasText("ada");
    }

    @Test
    void bodiesArrive() {
        app.post("/", req -> req.text());
        assertThat(client().request("POST", "/").body("Grüße".getBytes(UTF_8), "text/plain").send()).hasText("Grüße");
        assertThat(client().request("POST", "/").send()).hasText("");
    }

    @Test
    void jsonBodiesBecomeRecords() {
        app.post("/", req -> req.json(Person.class).name());
        assertThat(client().post("/", new Person("Ada", 36))).hasText("Ada");
        assertThat(client().post("/", Map.of("name", "Ada", "age", 36, "more", true))).hasText("Ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"name\":", "[1]", "{\"age\":\"old\"}", "{\"name\":\"Ada\"} {}", "null", "\u00ff"})
    void jsonThatDoesNotFitIsA400(String json) {
        app.post("/", req -> req.json(Person.class).name());
        TestResponse response = client().request("POST", "/").body(json.getBytes(UTF_8), "application/json").send();
        assertThat(response).hasStatus(400);
        assertThat(response.text()).doesNotContain("Exception", "jackson", "Person", "dev.carafe");
    }

    @Test
    void aBodyOverTheLimitIsA413() {
        app.config().set("MAX_CONTENT_LENGTH", 10);
        app.post("/", req -> req.text());
        assertThat(client().request("POST", "/").body(new byte[10], "text/plain").send()).hasStatus(200);
        assertThat(client().request("POST", "/").body(new byte[11], "text/plain").send()).hasStatus(413);
    }

    @Test
    void aHeaderSplitByItsValueIsA500WithNothingOfIt() {
        app.get("/", req -> Response.of("home").header("X-A", "b\r\nX-Evil: yes"));
        assertThat(client().get("/")).hasStatus(500).hasNoHeader("X-Evil").hasNoHeader("X-A");
    }

    @Test
    void anErrorCarriesItsHeaders() {
        app.get("/", req -> {
            throw new HttpException(401).header("WWW-Authenticate", "Basic realm=\"people\"");
        });
        assertThat(client().get("/")).hasStatus(401).hasHeader("WWW-Authenticate", "Basic realm=\"people\"");
    }
}
