package dev.carafe.testing;

import dev.carafe.App;
import dev.carafe.http.Cookie;
import dev.carafe.http.Request;
import dev.carafe.session.Session;
import dev.carafe.session.SessionInterface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to an app and reads its answers, byte for byte as a client on the network would.
 *
 * <pre>{@code
 * TestClient client = TestClient.of(app);
 * assertThat(client.get("/person/1")).hasStatus(200).json("/name", "Ada");
 * assertThat(client.post("/people", Map.of("name", "Bob"))).hasStatus(201);
 * }</pre>
 *
 * <p>{@link #of} needs neither port nor thread; {@link #live} is the same over a server. A client keeps cookies. The methods that return a
 * client change nothing: they give another one for the same app and with the same cookies, so that
 * {@code client.followRedirects().get("/")} follows for that request only. Thread-safe.
 */
public final class TestClient implements AutoCloseable {
    private static final int MAX_REDIRECTS = 20;

    private final App app;
    private final Transport transport;
    private final CookieJar cookies;
    private final ClientOptions options;

    TestClient(App app, Transport transport, CookieJar cookies, ClientOptions options) {
        this.app = app;
        this.transport = transport;
        this.cookies = cookies;
        this.options = options;
    }

    /**
     * Returns a client of an app in memory. Like a server, it starts the app: the tasks of {@code onStart} run before its first request,
     * and those of {@code onStop} in {@link #close}, once for each client that is made here.
     */
    public static TestClient of(App app) {
        Observed observed = new Observed(app);
        return of(app, new MemoryTransport(observed, () -> app.connect(next -> observed)));
    }

    /**
     * A client of an app behind a server on a free port, which {@link #close} stops.
     *
     * @throws IllegalStateException if the app has a {@code CERTFILE}: this client speaks no TLS
     */
    public static TestClient live(App app) {
        if (app.config().getString("CERTFILE") != null) {
            throw new IllegalStateException("CERTFILE is set, and TestClient.live speaks no TLS. Test the app without it: "
                    + "app.config().set(\"CERTFILE\", null).set(\"KEYFILE\", null).");
        }
        Observed observed = new Observed(app);
        return of(app, new SocketTransport(observed, app.start(next -> observed)));
    }

    static TestClient of(App app, Transport transport) {
        return new TestClient(app, transport, jar(app), ClientOptions.of(app.config()));
    }

    private static CookieJar jar(App app) {
        return new CookieJar(() -> app.clock().instant());
    }

    /** A client of the same app without cookies: another user. */
    public TestClient fresh() {
        return new TestClient(app, transport, jar(app), options);
    }

    /** A client that sends a header field with each request that has none of this name. */
    public TestClient header(String name, String value) {
        return with(options.header(name, value));
    }

    /** A client whose requests come from an address; a {@linkplain #live live} one can only have addresses of this machine. */
    public TestClient remoteAddr(String address) {
        return with(options.remoteAddr(address));
    }

    /**
     * A client that goes where an answer sends it, up to 20 times: by GET, but by the method and with the body that it had after 307 and
     * 308. {@link TestResponse#history} tells the way.
     */
    public TestClient followRedirects() {
        return with(options.followRedirects());
    }

    /** A client that throws the exception that no error handler took, instead of giving the answer to it; a checked one too. */
    public TestClient propagateExceptions() {
        return propagateExceptions(true);
    }

    /**
     * A client that throws such exceptions or not. Without a word, it does so if the app's setting {@code TESTING} is true, as in Flask.
     */
    public TestClient propagateExceptions(boolean propagate) {
        return with(options.propagateExceptions(propagate));
    }

    /**
     * A client of an app below a path, behind a proxy that takes the path off and tells so by {@code X-Forwarded-Prefix}, which
     * {@code ProxyFix.prefix(1)} believes. Targets are paths within the app, or begin with this path as those of {@code urlFor} do;
     * redirects and cookies are those of a browser in front of the proxy.
     *
     * <pre>{@code
     * TestClient client = TestClient.of(app.wrap(ProxyFix.DEFAULT.prefix(1))).below("/app");
     * assertThat(client.get("/old")).redirectsTo("/app/new");
     * }</pre>
     *
     * <p>Without this, the path is that of the app's setting {@code APPLICATION_ROOT}.
     *
     * @throws IllegalArgumentException if the path can't begin a URL's
     */
    public TestClient below(String path) {
        return with(options.below(Request.of("GET", "/").withRootPath(path).rootPath()));
    }

    private TestClient with(ClientOptions changed) {
        return new TestClient(app, transport, cookies, changed);
    }

    /** The cookies, which are sent with each request that they are for. */
    public CookieJar cookies() {
        return cookies;
    }

    /** Where the server of a {@linkplain #live live} client answers; for one in memory, where the app would when it is run. */
    public URI uri() {
        return transport.uri();
    }

    /** Sends GET. */
    public TestResponse get(String target) {
        return request("GET", target).send();
    }

    /** Sends HEAD. */
    public TestResponse head(String target) {
        return request("HEAD", target).send();
    }

    /** Sends OPTIONS. */
    public TestResponse options(String target) {
        return request("OPTIONS", target).send();
    }

    /** Sends DELETE. */
    public TestResponse delete(String target) {
        return request("DELETE", target).send();
    }

    /** Sends POST without a body. */
    public TestResponse post(String target) {
        return request("POST", target).send();
    }

    /** Sends POST with a value as JSON. */
    public TestResponse post(String target, @Nullable Object json) {
        return request("POST", target).json(json).send();
    }

    /** Sends PUT with a value as JSON. */
    public TestResponse put(String target, @Nullable Object json) {
        return request("PUT", target).json(json).send();
    }

    /** Sends PATCH with a value as JSON. */
    public TestResponse patch(String target, @Nullable Object json) {
        return request("PATCH", target).json(json).send();
    }

    /** Sends GET; the answer is read while it arrives. */
    public TestStream stream(String target) {
        return request("GET", target).stream();
    }

    /** Opens a socket, as {@code new WebSocket(url)} does in a browser; {@link TestRequest#websocket} with more to say. */
    public TestWebSocket websocket(String target) {
        return request("GET", target).websocket();
    }

    /** Begins a request with more to say; {@link TestRequest#send} ends it. */
    public TestRequest request(String method, String target) {
        return new TestRequest(this, method, target);
    }

    /** Sends a request that was begun for no client, or for another. */
    public TestResponse send(TestRequest request) {
        List<TestResponse> history = new ArrayList<>();
        TestRequest next = request;
        TestResponse response = exchange(next, history);
        while (options.followsRedirects() && response.isRedirect()) {
            if (history.size() == MAX_REDIRECTS) {
                throw new IllegalStateException("%s is sent from place to place, %d times already.%n%n%s"
                        .formatted(request, MAX_REDIRECTS, response));
            }
            history.add(response);
            next = next.redirected(response.status(), response.redirectTarget());
            response = exchange(next, history);
        }
        return response;
    }

    private TestResponse exchange(TestRequest request, List<TestResponse> history) {
        SentRequest sent = sent(request);
        TestResponse response;
        try (Connection connection = transport.send(sent)) {
            Answer answer = new Answer(sent, connection, cookies);
            byte[] body = answer.body().readAllBytes();
            response = new TestResponse(sent, answer.head(), body, connection.server(), uri(), List.copyOf(history));
        } catch (IOException e) {
            throw noAnswer(sent, e);
        }
        Throwable failure = options.propagatesExceptions() ? response.server().exception() : null;
        if (failure != null) {
            throw TestClient.<RuntimeException>asItIs(failure);
        }
        return response;
    }

    TestStream stream(TestRequest request) {
        SentRequest sent = sent(request);
        try {
            Connection connection = transport.stream(sent);
            return new TestStream(connection, new Answer(sent, connection, cookies));
        } catch (IOException e) {
            throw noAnswer(sent, e);
        }
    }

    TestWebSocket websocket(TestRequest request) {
        SentRequest sent = sent(request);
        try {
            Dialogue connection = transport.converse(sent);
            Answer answer = new Answer(sent, connection, cookies);
            boolean open = answer.head().status() == 101;
            byte[] body = open ? new byte[0] : answer.body().readAllBytes();
            TestResponse response = new TestResponse(sent, answer.head(), body, connection.server(), uri(), List.of());
            return new TestWebSocket(response, connection, new Frames(connection, answer.rest()));
        } catch (IOException e) {
            throw noAnswer(sent, e);
        }
    }

    SentRequest sent(TestRequest request) {
        return request.sent(options, cookies);
    }

    private UncheckedIOException noAnswer(SentRequest sent, IOException e) {
        return new UncheckedIOException("%s %s has no proper answer: %s%n%n%s%n%s"
                .formatted(sent.method(), sent.target(), e.getMessage(), sent, Curl.command(sent, uri())), e);
    }

    /**
     * Reads and writes the session of this client, as a handler could; what is written is there from its next request on.
     *
     * <pre>{@code
     * client.session(session -> session.set("user", "ada"));
     * assertThat(client.get("/me")).hasText("ada");
     * client.session(session -> assertThat(session.getInt("visits", 0)).isEqualTo(1));
     * }</pre>
     *
     * @throws IllegalStateException if the session can't be written, for there is no {@code SECRET_KEY}
     */
    public void session(Consumer<? super Session> task) {
        SessionInterface sessions = app.sessions();
        Session session = sessions.open(cookies.values());
        task.accept(session);
        Cookie cookie = sessions.save(session);
        if (cookie != null) {
            Cookie placed = cookie.path() != null || options.root().isEmpty() ? cookie : cookie.path(options.root());
            cookies.keep(request("GET", "/").sent(options, null), placed);
        }
    }

    /**
     * Runs a task as the handler of a GET of this client would run, with its cookies: {@code request()}, {@code g()} and {@code urlFor}
     * work. No hook runs but the teardown; the exception of the task is thrown as it is, a checked one too.
     *
     * <pre>{@code
     * String link = client.inRequest("/teams/", () -> urlFor(".one", "id", 1));
     * }</pre>
     */
    public <T extends @Nullable Object> T inRequest(String target, Callable<T> task) {
        try {
            return app.inRequest(request("GET", target).build(), task);
        } catch (Exception e) {
            throw TestClient.<RuntimeException>asItIs(e);
        }
    }

    @SuppressWarnings("unchecked") // the compiler takes any exception for one that need not be declared
    private static <E extends Throwable> RuntimeException asItIs(Throwable failure) throws E {
        throw (E) failure;
    }

    /** Ends the client and those that came of it: stops the server behind them, or runs the tasks of {@code onStop}. */
    @Override
    public void close() {
        transport.close();
    }
}
