package dev.carafe.testing;

import dev.carafe.App;
import dev.carafe.http.Cookie;
import dev.carafe.http.Request;
import dev.carafe.middleware.User;
import dev.carafe.session.Session;
import dev.carafe.session.SessionInterface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to an app and reads its responses, byte for byte as a client on the network would.
 *
 * <pre>{@code
 * TestClient client = TestClient.of(app);
 * assertThat(client.get("/person/1")).hasStatus(200).json("/name", "Ada");
 * assertThat(client.post("/people", Map.of("name", "Bob"))).hasStatus(201);
 * }</pre>
 *
 * <p>{@link #of} needs neither port nor thread; {@link #live} uses a server. A client keeps cookies. Methods that return a client leave
 * this one unchanged: the new one has the same app and cookies, so {@code client.followRedirects().get("/")} follows redirects for that
 * request only. Thread-safe.
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
     * Creates an in-memory client of an app. Like a server, it starts the app: the {@code onStart} tasks run before its first request and
     * the {@code onStop} tasks in {@link #close}, once for each client created here.
     */
    public static TestClient of(App app) {
        Observed observed = new Observed(app);
        return of(app, new MemoryTransport(observed, () -> app.connect(next -> observed)));
    }

    /**
     * Creates a client of an app behind a server on a free port, which {@link #close} stops.
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

    /** Returns a client of the same app without cookies, like another user's. */
    public TestClient fresh() {
        return new TestClient(app, transport, jar(app), options);
    }

    /** Returns a client that adds a header field to each request that does not have one of this name. */
    public TestClient header(String name, String value) {
        return with(options.header(name, value));
    }

    /** Returns a client whose requests come from an address. For a {@linkplain #live live} client it must be a local one. */
    public TestClient remoteAddr(String address) {
        return with(options.remoteAddr(address));
    }

    /**
     * Returns a client whose requests come from a user, without credentials for the app's guards: {@code Login}, {@code BasicAuth} and
     * {@code BearerAuth} let it in, and {@code User.current()} is this user.
     *
     * <pre>{@code
     * assertThat(client.loggedInAs(User.of("ada", "admin")).get("/admin")).hasStatus(200);
     * }</pre>
     */
    public TestClient loggedInAs(User user) {
        return with(options.user(user));
    }

    /**
     * Returns a client that follows up to 20 redirects, by GET, or with the original method and body for 307 and 308. {@link
     * TestResponse#history} lists the responses on the way.
     */
    public TestClient followRedirects() {
        return with(options.followRedirects());
    }

    /** Returns a client that throws unhandled exceptions of the app, checked ones included, instead of returning the 500 response. */
    public TestClient propagateExceptions() {
        return propagateExceptions(true);
    }

    /**
     * Returns a client that throws unhandled exceptions of the app, or does not. By default it does if the app's setting {@code TESTING} is
     * true, as in Flask.
     */
    public TestClient propagateExceptions(boolean propagate) {
        return with(options.propagateExceptions(propagate));
    }

    /**
     * Returns a client of an app below a path, behind a proxy that strips the path and sends it in {@code X-Forwarded-Prefix}, which
     * {@code ProxyFix.prefix(1)} trusts. Targets are paths within the app, or begin with this path as those of {@code urlFor} do; redirects
     * and cookies are those of a browser in front of the proxy.
     *
     * <pre>{@code
     * TestClient client = TestClient.of(app.wrap(ProxyFix.DEFAULT.prefix(1))).below("/app");
     * assertThat(client.get("/old")).redirectsTo("/app/new");
     * }</pre>
     *
     * <p>By default, the path is the app's setting {@code APPLICATION_ROOT}.
     *
     * @throws IllegalArgumentException if the path can't begin a URL's
     */
    public TestClient below(String path) {
        return with(options.below(Request.of("GET", "/").withRootPath(path).rootPath()));
    }

    /**
     * Returns a client that passes each response to a check before returning it. The check fails the test with an {@code AssertionError}.
     */
    public TestClient checkedBy(Consumer<? super TestResponse> check) {
        return with(options.checkedBy(check));
    }

    /**
     * Returns a client whose requests and responses are checked against the OpenAPI document of the app. A deviation from the document
     * fails the test, and the message says where. A request that the document does not allow may be sent, if the app refuses it.
     *
     * <pre>{@code
     * TestClient client = TestClient.of(app).checkedByOpenApi();
     * client.post("/people", Map.of("name", "Ada"));      // fails if the response is not the Person that the route returns(201, ...)
     * }</pre>
     *
     * @throws IllegalStateException if carafe-openapi-testing is not on the class path, or no OpenApi is installed in the app
     */
    public TestClient checkedByOpenApi() {
        OpenApiChecks checks = ServiceLoader.load(OpenApiChecks.class).findFirst().orElseThrow(() -> new IllegalStateException(
                "Nothing here can check against an OpenAPI document. Add the test dependency dev.carafe:carafe-openapi-testing."));
        return checkedBy(checks.of(app));
    }

    private TestClient with(ClientOptions changed) {
        return new TestClient(app, transport, cookies, changed);
    }

    /** Returns the cookies of this client. */
    public CookieJar cookies() {
        return cookies;
    }

    /** Returns the address of a {@linkplain #live live} client's server; in memory, the address the app would have when run. */
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

    /** Sends GET and returns the response while it arrives. */
    public TestStream stream(String target) {
        return request("GET", target).stream();
    }

    /** Opens a WebSocket, like {@code new WebSocket(url)} in a browser; {@link TestRequest#websocket} has more options. */
    public TestWebSocket websocket(String target) {
        return request("GET", target).websocket();
    }

    /** Begins a request with more options; {@link TestRequest#send} sends it. */
    public TestRequest request(String method, String target) {
        return new TestRequest(this, method, target);
    }

    /** Sends a request that was built without a client, or for another one. */
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
            ReceivedResponse received = new ReceivedResponse(sent, connection, cookies);
            byte[] body = received.body().readAllBytes();
            response = new TestResponse(sent, received.head(), body, connection.server(), uri(), List.copyOf(history));
        } catch (IOException e) {
            throw noResponse(sent, e);
        }
        options.check().accept(response);
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
            return new TestStream(connection, new ReceivedResponse(sent, connection, cookies));
        } catch (IOException e) {
            throw noResponse(sent, e);
        }
    }

    TestWebSocket websocket(TestRequest request) {
        SentRequest sent = sent(request);
        try {
            Dialogue connection = transport.converse(sent);
            ReceivedResponse received = new ReceivedResponse(sent, connection, cookies);
            boolean open = received.head().status() == 101;
            byte[] body = open ? new byte[0] : received.body().readAllBytes();
            TestResponse response = new TestResponse(sent, received.head(), body, connection.server(), uri(), List.of());
            return new TestWebSocket(response, connection, new Frames(connection, received.rest()));
        } catch (IOException e) {
            throw noResponse(sent, e);
        }
    }

    SentRequest sent(TestRequest request) {
        return request.sent(options, cookies);
    }

    private UncheckedIOException noResponse(SentRequest sent, IOException e) {
        return new UncheckedIOException("%s %s has no proper response: %s%n%n%s%n%s"
                .formatted(sent.method(), sent.target(), e.getMessage(), sent, Curl.command(sent, uri())), e);
    }

    /**
     * Reads and writes this client's session, as a handler could. Changes take effect with its next request.
     *
     * <pre>{@code
     * client.session(session -> session.set("user", "ada"));
     * assertThat(client.get("/me")).hasText("ada");
     * client.session(session -> assertThat(session.getInt("visits", 0)).isEqualTo(1));
     * }</pre>
     *
     * @throws IllegalStateException if the session can't be written because there is no {@code SECRET_KEY}
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
     * Runs a task in the context of a GET by this client, with its cookies: {@code request()}, {@code g()} and {@code urlFor} work. Of the
     * hooks, only teardown runs. Exceptions of the task are thrown unchanged, checked ones included.
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

    @SuppressWarnings("unchecked") // makes the compiler treat the exception as unchecked
    private static <E extends Throwable> RuntimeException asItIs(Throwable failure) throws E {
        throw (E) failure;
    }

    /** Closes the client and all clients derived from it: stops their server, or runs the {@code onStop} tasks. */
    @Override
    public void close() {
        transport.close();
    }
}
