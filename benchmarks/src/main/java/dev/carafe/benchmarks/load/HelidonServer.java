package dev.carafe.benchmarks.load;

import dev.carafe.benchmarks.TemplateEngine;
import io.helidon.common.parameters.Parameters;
import io.helidon.common.socket.SocketOptions;
import io.helidon.common.tls.Tls;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.SetCookie;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import io.helidon.webserver.websocket.WsRouting;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** The same, written by hand on Helidon as its users write it for speed: bytes, and headers made beforehand. Pages are jte's. */
public final class HelidonServer {
    private static final Header TEXT = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    private static final Header HTML = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
    private static final Header JSON = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json");

    private HelidonServer() { }

    /** Serves on the port that is given, with as many further routes as are given. */
    public static void main(String[] args) {
        WebServerConfig.Builder server = WebServer.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(args[0]))
                .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
                .routing(routing -> route(routing, Sample.routes(args)));
        if (Sample.isFor("socket")) {
            server.addRouting(WsRouting.builder().endpoint("/socket", new Echo()));
        }
        if (Sample.CERTIFICATES != null) {
            server.tls(Tls.builder().sslContext(Sample.tls()).build());
        }
        server.build().start();
        Sample.untilEndOfInput();
    }

    private static void route(HttpRouting.Builder routing, int routes) {
        Path file = Sample.file();
        Supplier<String> page = Sample.page(TemplateEngine.JTE);
        Collection<Listener> listeners = new ConcurrentLinkedQueue<>();
        routing.get("/plain", (req, res) -> send(res, TEXT, Sample.text()))
                .get("/person/{id}", (req, res) -> send(res, JSON,
                        Sample.json(new Person(Integer.parseInt(req.path().pathParameters().get("id")), "Ada"))))
                .post("/echo", (req, res) -> send(res, JSON, Sample.json(Sample.people(req.content().inputStream().readAllBytes()))))
                .post("/form", (req, res) -> {
                    String text = req.query().get("lang") + " " + req.content().as(Parameters.class).get("name");
                    send(res, TEXT, text.getBytes(StandardCharsets.UTF_8));
                })
                .get("/file", (req, res) -> copy(file, res))
                .get("/session", HelidonServer::countVisits)
                .get("/page", (req, res) -> send(res, HTML, page.get().getBytes(StandardCharsets.UTF_8)))
                .get("/events", (req, res) -> {
                    try (SseSink sink = res.sink(SseSink.TYPE)) {
                        Listener listener = new Listener(sink, new CountDownLatch(1));
                        listeners.add(listener);
                        listener.gone.await();
                    }
                })
                .post("/publish", (req, res) -> {
                    SseEvent event = SseEvent.create(new String(Sample.json(Sample.NEWS), StandardCharsets.UTF_8));
                    listeners.removeIf(listener -> !listener.takes(event));
                    res.status(204).send();
                });
        byte[] part = "part".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < routes; i++) {
            routing.get("/resource" + i + "/{id}/parts", (req, res) -> send(res, TEXT, part));
        }
    }

    private static void countVisits(ServerRequest req, ServerResponse res) {
        int visits = SignedCookie.read(req.headers().cookies().first("session").orElse(null)).getOrDefault("visits", 0) + 1;
        res.headers().addCookie(SetCookie.builder("session", SignedCookie.write(Map.of("visits", visits)))
                    .path("/").httpOnly(true).build());
        send(res, TEXT, String.valueOf(visits).getBytes(StandardCharsets.UTF_8));
    }

    private static void send(ServerResponse res, Header type, byte[] body) {
        res.headers().set(type);
        res.send(body);
    }

    private static void copy(Path file, ServerResponse res) throws IOException {
        res.headers().contentLength(Files.size(file));
        try (OutputStream out = res.outputStream()) {
            Files.copy(file, out);
        }
    }

    /** A client of the event stream, whose own thread waits until it has gone. */
    private record Listener(SseSink sink, CountDownLatch gone) {
        boolean takes(SseEvent event) {
            try {
                sink.emit(event);
                return true;
            } catch (RuntimeException e) {
                gone.countDown();
                return false;
            }
        }
    }

    private static final class Echo implements WsListener {
        @Override
        public void onMessage(WsSession session, String text, boolean last) {
            session.send(text, last);
        }
    }
}
