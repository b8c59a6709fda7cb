package dev.carafe.signal;

import static dev.carafe.Carafe.abort;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalTest {
    private final Signal<String> signal = Signal.named("report-ready", String.class);
    private final List<String> heard = new ArrayList<>();

    @Test
    void receiversAreToldWhoSentWhat() {
        signal.connect((sender, name) -> heard.add(sender + " " + name));

        signal.send("reports", "q3.pdf");

        assertThat(heard).containsExactly("reports q3.pdf");
        assertThat(signal.name()).isEqualTo("report-ready");
    }

    @Test
    void answersComeBackToTheSender() {
        signal.connectWithResult((sender, name) -> "a:" + name);
        signal.connectWithResult((sender, name) -> null);
        signal.connect((sender, name) -> heard.add(name));
        signal.connectWithResult((sender, name) -> "b:" + name);

        assertThat(signal.send("reports", "q3.pdf")).containsExactlyInAnyOrder("a:q3.pdf", "b:q3.pdf");
        assertThat(heard).containsExactly("q3.pdf");
    }

    @Test
    void receiverOfOneSenderHearsNoOther() {
        signal.connect("reports", (sender, name) -> heard.add(name));

        signal.send("others", "x");
        signal.send("reports", "y");

        assertThat(heard).containsExactly("y");
    }

    @Test
    void closedConnectionHearsNothing() {
        Signal.Connection connection = signal.connect((sender, name) -> heard.add(name));
        assertThat(signal.isConnected()).isTrue();

        connection.close();
        signal.send("reports", "x");

        assertThat(heard).isEmpty();
        assertThat(signal.isConnected()).isFalse();
    }

    @Test
    void observerSeesWhatItsThreadSends() throws InterruptedException {
        Signal.Connection observing = Signal.observe((sent, payload) -> heard.add(sent.name() + " " + payload));
        assertThat(signal.isConnected()).isTrue();
        signal.send("reports", "x");
        Thread other = Thread.ofVirtual().start(() -> signal.send("reports", "y"));
        other.join();
        observing.close();
        signal.send("reports", "z");

        assertThat(heard).containsExactly("report-ready x");
        assertThat(signal.isConnected()).isFalse();
    }

    @Test
    void observerWithinAnotherStandsInForIt() {
        Signal.Connection outer = Signal.observe((sent, payload) -> heard.add("outer " + payload));
        Signal.Connection inner = Signal.observe((sent, payload) -> heard.add("inner " + payload));
        signal.send("reports", "x");
        inner.close();
        signal.send("reports", "y");
        outer.close();

        assertThat(heard).containsExactly("inner x", "outer y");
    }

    @Test
    void failingReceiverStopsNoOther() {
        signal.connect((sender, name) -> {
            throw new IllegalStateException("no");
        });
        signal.connect((sender, name) -> heard.add(name));

        signal.send("reports", "x");

        assertThat(heard).containsExactly("x");
    }

    @Test
    void appSendsItsSignalsInTheOrderOfARequest() {
        App app = traced().get("/ok", req -> note("handler", "ok"));

        listening(app, () -> app.handle(Request.of("GET", "/ok")));

        assertThat(heard).containsExactly("appcontext-pushed", "request-started", "before", "handler", "after", "request-finished 200",
                "teardown null", "request-tearing-down null", "context teardown", "appcontext-tearing-down", "appcontext-popped");
    }

    @Test
    void exceptionWithoutAHandlerIsSignalledBeforeItsAnswer() {
        App app = traced().get("/boom", req -> {
            throw new IllegalStateException("boom");
        });

        listening(app, () -> app.handle(Request.of("GET", "/boom")));

        assertThat(heard).containsSubsequence("before", "got-request-exception boom", "after", "request-finished 500", "teardown null");
    }

    @Test
    void abortAndHandledExceptionsAreNotSignalled() {
        App app = traced().error(IllegalStateException.class, (req, error) -> "handled")
                .get("/abort", req -> abort(403))
                .get("/handled", req -> {
                    throw new IllegalStateException("boom");
                });

        listening(app, () -> {
            app.handle(Request.of("GET", "/abort"));
            app.handle(Request.of("GET", "/handled"));
        });

        assertThat(heard).noneMatch(line -> line.startsWith("got-request-exception"))
                .contains("request-finished 403", "request-finished 500");
    }

    @Test
    void middlewareThatAnswersKeepsTheAppUnaware() {
        App app = traced().get("/ok", req -> "ok").wrap((req, next) -> Response.text("intercepted"));

        listening(app, () -> app.handle(Request.of("GET", "/ok")));

        assertThat(heard).isEmpty();
    }

    private App traced() {
        return App.create("traced")
                .before(req -> heard.add("before"))
                .after((req, response) -> { heard.add("after"); return response; })
                .teardown((req, error) -> heard.add("teardown " + error))
                .teardownContext((req, error) -> heard.add("context teardown"));
    }

    private Object note(String line, Object result) {
        heard.add(line);
        return result;
    }

    /** The signals are the whole program's, so each receiver is connected to the one app, for the time of the task. */
    private void listening(App app, Runnable task) {
        List<Signal.Connection> connections = List.of(
                Signals.APPCONTEXT_PUSHED.connect(app, (sender, req) -> heard.add("appcontext-pushed")),
                Signals.REQUEST_STARTED.connect(app, (sender, req) -> heard.add("request-started")),
                Signals.GOT_REQUEST_EXCEPTION.connect(app, (sender, e) -> heard.add("got-request-exception " + e.exception().getMessage())),
                Signals.REQUEST_FINISHED.connect(app, (sender, e) -> heard.add("request-finished " + e.response().status())),
                Signals.REQUEST_TEARING_DOWN.connect(app, (sender, e) -> heard.add("request-tearing-down " + e.error())),
                Signals.APPCONTEXT_TEARING_DOWN.connect(app, (sender, e) -> heard.add("appcontext-tearing-down")),
                Signals.APPCONTEXT_POPPED.connect(app, (sender, req) -> heard.add("appcontext-popped")));
        try {
            task.run();
        } finally {
            connections.forEach(Signal.Connection::close);
        }
    }

    @Test
    void exceptionsOfErrorHandlersAndOfMiddlewareAreSignalledToo() {
        App app = App.create("failing")
                .get("/", req -> abort(404))
                .error(404, (req, error) -> {
                    throw new IllegalStateException("in the handler");
                })
                .wrap((req, next) -> {
                    next.handle(req);
                    throw new IllegalStateException("in the middleware");
                });
        listening(app, () -> app.handle(Request.of("GET", "/")));

        assertThat(heard.stream().filter(line -> line.startsWith("got-request-exception")))
                .containsExactly("got-request-exception in the handler", "got-request-exception in the middleware");
    }
}
