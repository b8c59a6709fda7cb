package dev.carafe;

import static dev.carafe.Call.get;
import static dev.carafe.Call.text;
import static dev.carafe.Carafe.abort;
import static dev.carafe.Carafe.afterThisRequest;
import static dev.carafe.Carafe.g;
import static dev.carafe.Carafe.hasRequest;
import static dev.carafe.Carafe.session;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.config.ConfigException;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.http.StreamBody;
import dev.carafe.http.header.ETag;
import dev.carafe.json.JsonProvider;
import dev.carafe.middleware.ProxyFix;
import dev.carafe.signal.Signal;
import dev.carafe.signal.Signals;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Apps that share what belongs to nobody, work on other threads, throw {@code Error}s and interrupt: each request stays its own. */
class AdversarialAppTest {
    private static final Response PONG = Response.text("pong");
    private static final Response REFUSED = Response.text("stop").status(403);
    private static final HttpException GONE = new HttpException(410).header("X-Gone", "yes");

    private final Log log = new Log("adversarial");
    private final List<String> torn = new CopyOnWriteArrayList<>();
    private final App app = App.create("adversarial").withoutStaticFiles().teardown((req, error) -> torn.add(req.path()));

    AdversarialAppTest() {
        app.config().set("SECRET_KEY", "0123456789abcdef0123456789abcdef");
    }

    @Test
    void aSharedResponseLeaksNoSession() {
        app.get("/ping", req -> {
            if (req.args().contains("user")) {
                session().set("user", req.args().get("user"));
            }
            return PONG;
        });
        assertThat(get(app, "/ping?user=alice").header("Set-Cookie")).isNotNull();
        assertThat(get(app, "/ping").header("Set-Cookie")).isNull();
    }

    @Test
    void aSharedResponseKeepsItsBodyAfterHead() {
        app.get("/ping", req -> PONG);
        app.handle(Request.of("HEAD", "/ping"));
        assertThat(text(get(app, "/ping"))).isEqualTo("pong");
    }

    @Test
    void aSharedResponseMayBeAbortedWith() {
        app.get("/", req -> {
            session().set("user", "alice");
            throw abort(REFUSED);
        });
        get(app, "/");
        assertThat(get(app, "/").headers().all("Set-Cookie")).hasSize(1);
        assertThat(REFUSED.headers().contains("Set-Cookie")).isFalse();
    }

    @Test
    void aSharedExceptionMayBeThrownByAnyNumberOfRequests() {
        app.get("/", req -> {
            throw GONE;
        }).error(410, (req, e) -> {
            var unused = e.header("X-Request", req.path());
            return "gone";
        });
        get(app, "/");
        assertThat(get(app, "/").headers().all("X-Gone")).containsExactly("yes");
        assertThat(GONE.headers().size()).isEqualTo(1);
    }

    @Test
    void aSharedRequestIsHandledByEachAppAsItsOwn() {
        Request shared = Request.of("POST", "/a").withHeader("Content-Type", "application/json").withBody("{}".getBytes(UTF_8));
        App other = App.create("other").json(new Words("other")).post("/a", "of-other", req -> req.endpoint() + " " + req.json());
        app.json(new Words("mine")).post("/a", "mine", req -> req.endpoint() + " " + req.json());
        assertThat(text(app.handle(shared))).isEqualTo("mine mine");
        assertThat(text(other.handle(shared))).isEqualTo("of-other other");
        assertThat(shared.endpoint()).isNull();
    }

    private record Words(String word) implements JsonProvider {
        @Override
        public byte[] write(@Nullable Object value) {
            return word.getBytes(UTF_8);
        }

        @Override
        public <T> @Nullable T read(byte[] json, Class<T> type) {
            return type.cast(word);
        }
    }

    @Test
    void anAfterHookThatReturnsNothingIsToldWhatToReturn() {
        After forgetful = (req, res) -> nothing();
        app.get("/", req -> "ok").after(forgetful);
        assertThat(get(app, "/").status()).isEqualTo(500);
        assertThat(log.failures()).singleElement().asString().contains("returned null on GET '/'. Return the response that it was given, "
                + "or a changed copy.");
    }

    @SuppressWarnings("NullAway") // what Kotlin and careless code may do
    private static Response nothing() {
        return null;
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain\r\nSet-Cookie: evil=1", "text/plain\nX: 1", "a/b\0", "a/b\u000b", "a/b\u007f", "a/b\u00e9"})
    void aContentTypeCannotStartAnotherField(String type) {
        assertThatThrownBy(() -> Response.text("x").contentType(type)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The value of the header 'Content-Type' has the character U+");
        assertThatThrownBy(() -> Response.of("x").contentType(type)).isInstanceOf(IllegalArgumentException.class);
        app.config().set("JSONIFY_MIMETYPE", type);
        assertThatThrownBy(() -> get(app, "/")).isInstanceOf(ConfigException.class).hasMessageStartingWith("The setting JSONIFY_MIMETYPE");
    }

    @Test
    void middlewareOnAnotherThreadLosesNoTeardownAndLeavesNothingBehind() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
            app.get("/", req -> g().set("seen", true).toMap()).wrap((req, next) -> pool.submit(() -> next.handle(req)).get());
            for (int i = 0; i < 5; i++) {
                assertThat(get(app, "/").status()).isEqualTo(200);
            }
            assertThat(torn).hasSize(5);
            assertThat(pool.submit(Carafe::hasRequest).get()).isFalse();
            assertThat(hasRequest()).isFalse();
        }
    }

    @Test
    void aRequestThatMiddlewareGaveUpIsTornDownByTheThreadThatStillHandlesIt() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        CompletableFuture<Response> late = new CompletableFuture<>();
        app.get("/slow", req -> {
            goOn.await();
            assertThat(torn).isEmpty();
            return new ByteArrayInputStream(new byte[1]) {
                @Override
                public void close() {
                    closed.complete(true);
                }
            };
        }).wrap((req, next) -> {
            late.completeAsync(() -> handled(next, req), task -> Thread.ofVirtual().start(task));
            try {
                return late.get(1, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return Response.text("too slow").status(504);
            }
        });
        assertThat(get(app, "/slow").status()).isEqualTo(504);
        assertThat(torn).isEmpty();
        goOn.countDown();
        late.get(10, TimeUnit.SECONDS);
        assertThat(closed.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(torn).containsExactly("/slow");
    }

    private static Response handled(Next next, Request request) {
        try {
            return next.handle(request);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anAppWithinAnAppEndsItsOwnExchangeOnly() {
        App inner = App.create("inner").get("/", req -> "inner " + req.path()).teardown((req, error) -> torn.add("inner"));
        app.get("/outer", req -> {
            String answer = text(inner.handle(Request.of("GET", "/")));
            return answer + " " + Carafe.request().path() + " " + torn;
        });
        assertThat(text(get(app, "/outer"))).isEqualTo("inner / /outer [inner]");
        assertThat(torn).containsExactly("inner", "/outer");
    }

    @Test
    void anErrorOfAReceiverCostsNobodyHisTeardown() {
        AtomicInteger contexts = new AtomicInteger();
        app.get("/", req -> "ok").teardownContext((req, error) -> contexts.incrementAndGet());
        List<Signal.Connection> connections = List.of(
                Signals.REQUEST_STARTED.connect(app, (sender, event) -> fail()),
                Signals.REQUEST_FINISHED.connect(app, (sender, event) -> fail()),
                Signals.REQUEST_TEARING_DOWN.connect(app, (sender, event) -> fail()));
        assertThat(text(get(app, "/"))).isEqualTo("ok");
        connections.forEach(Signal.Connection::close);
        assertThat(torn).containsExactly("/");
        assertThat(contexts).hasValue(1);
        assertThat(hasRequest()).isFalse();
    }

    private static void fail() {
        throw new AssertionError("on purpose");
    }

    @Test
    void anErrorOfAHookOrHandlerIsA500AndEndsTheRequest() {
        app.get("/handler", req -> {
            throw new StackOverflowError();
        }).get("/hook", req -> "ok").after((req, res) -> {
            if (req.path().equals("/hook")) {
                throw new NoClassDefFoundError("on.purpose");
            }
            return res;
        }).teardown((req, error) -> fail());
        assertThat(get(app, "/handler").status()).isEqualTo(500);
        assertThat(get(app, "/hook").status()).isEqualTo(500);
        assertThat(torn).containsExactly("/handler", "/hook");
        assertThat(hasRequest()).isFalse();
    }

    @Test
    void theInterruptFlagOfARequestStaysWithIt() {
        app.get("/", req -> {
            Thread.currentThread().interrupt();
            return "set";
        }).get("/flag", req -> Thread.currentThread().isInterrupted() + "");
        assertThat(text(get(app, "/"))).isEqualTo("set");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(text(get(app, "/flag"))).isEqualTo("false");
    }

    @Test
    void aFlagThatWasSetBeforeIsSetAgain() {
        app.get("/flag", req -> Thread.currentThread().isInterrupted() + "");
        Thread.currentThread().interrupt();
        String seen = text(get(app, "/flag"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(seen).isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sent", "/replaced", "/failed", "/refused", "/unmodified", "/aborted", "/beyond"})
    void aStreamIsClosedWhateverBecomesOfIt(String path) {
        AtomicInteger closed = new AtomicInteger();
        StreamBody body = new StreamBody() {
            @Override
            public void writeTo(OutputStream out) { }

            @Override
            public long length() {
                return 3;
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        Response tagged = Response.stream(body).etag(ETag.strong("v2")).conditional();
        app.get("/sent", req -> body).get("/replaced", req -> body).get("/failed", req -> body)
                .get("/refused", req -> tagged).get("/unmodified", req -> tagged).get("/beyond", req -> tagged)
                .get("/aborted", req -> {
                    throw abort(Response.stream(body));
                })
                .after((req, res) -> switch (req.path()) {
                    case "/replaced" -> res.body("other");
                    case "/failed" -> throw new IllegalStateException("on purpose");
                    default -> res;
                });
        Request request = switch (path) {
            case "/refused" -> Request.of("GET", path).withHeader("If-Match", "\"v1\"");
            case "/unmodified" -> Request.of("GET", path).withHeader("If-None-Match", "\"v2\"");
            case "/beyond" -> Request.of("GET", path).withHeader("Range", "bytes=9-");
            default -> Request.of("GET", path);
        };
        app.handle(request);
        assertThat(closed).hasValue(1);
    }

    @Test
    void trustedHostsAreCheckedAfterTheProxysNameIsInPlace() {
        app.wrap(ProxyFix.DEFAULT.host(1)).jsonErrors().get("/", req -> req.host());
        app.config().set("TRUSTED_HOSTS", "example.org");
        Request proxied = Request.of("GET", "/").withHeader("Host", "backend:8000").withHeader("X-Forwarded-Host", "example.org");
        assertThat(text(app.handle(proxied))).isEqualTo("example.org");
        Response evil = app.handle(Request.of("GET", "/").withHeader("Host", "example.org").withHeader("X-Forwarded-Host", "evil.test"));
        assertThat(evil.status()).isEqualTo(400);
        assertThat(evil.contentType()).isEqualTo("application/json");
    }

    @Test
    void aHookMayBeAddedByAHookForTheSameRequest() {
        app.get("/", req -> {
            afterThisRequest((request, response) -> {
                afterThisRequest((again, inner) -> inner.header("X-Inner", "1"));
                return response.header("X-Outer", "1");
            });
            return "ok";
        }).get("/hook", req -> "ok").after((req, res) -> {
            afterThisRequest((again, inner) -> inner.header("X-Late", "1"));
            return res;
        });
        assertThat(get(app, "/").headers().names()).contains("X-Inner", "X-Outer", "X-Late");
    }

    @Test
    void aBlueprintCannotHoldItself() {
        Blueprint a = Blueprint.create("a");
        Blueprint b = Blueprint.create("b").register(a);
        assertThatThrownBy(() -> a.register(a)).isInstanceOf(IllegalArgumentException.class).hasMessage("Blueprint 'a' can't be registered "
                + "in 'a', which is itself: it would contain itself. Register another blueprint, or this one in an app.");
        assertThatThrownBy(() -> a.register(b)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Blueprint 'b' can't be registered in 'a', which is a part of it");
    }

    @Test
    void tasksRunOnceForRequestsByHandAndTheStopFreesWhatAFailedStartOpened() {
        List<String> ran = new ArrayList<>();
        app.onStart(() -> ran.add("start")).onStop(() -> ran.add("stop")).get("/", req -> "ok");
        get(app, "/");
        get(app, "/");
        app.close();
        assertThat(ran).containsExactly("start", "stop");

        App failing = App.create("failing").onStart(() -> ran.add("opened")).onStart(AdversarialAppTest::fail)
                .onStop(() -> ran.add("freed"));
        assertThatThrownBy(failing::start).isInstanceOf(AssertionError.class);
        assertThat(ran).endsWith("opened", "freed");
    }
}
