package dev.carafe.benchmarks.load;

import io.helidon.common.parameters.Parameters;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The same, written by hand on Helidon as its users write it for speed: bytes, and headers made beforehand. */
public final class HelidonServer {
    private static final Header TEXT = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    private static final Header JSON = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json");

    private HelidonServer() { }

    /** Serves on the port that is given, with as many further routes as are given. */
    public static void main(String[] args) {
        WebServer.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(args[0]))
                .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
                .routing(routing -> route(routing, Sample.routes(args)))
                .build()
                .start();
        Sample.untilEndOfInput();
    }

    private static void route(HttpRouting.Builder routing, int routes) {
        Path file = Sample.file();
        routing.get("/plain", (req, res) -> send(res, TEXT, Sample.text()))
                .get("/person/{id}", (req, res) -> send(res, JSON,
                        Sample.json(new Person(Integer.parseInt(req.path().pathParameters().get("id")), "Ada"))))
                .post("/echo", (req, res) -> send(res, JSON, Sample.json(Sample.people(req.content().inputStream().readAllBytes()))))
                .post("/form", (req, res) -> {
                    String text = req.query().get("lang") + " " + req.content().as(Parameters.class).get("name");
                    send(res, TEXT, text.getBytes(StandardCharsets.UTF_8));
                })
                .get("/file", (req, res) -> copy(file, res));
        for (int i = 0; i < routes; i++) {
            routing.get("/resource" + i + "/{id}/parts", (req, res) -> send(res, TEXT, Sample.text()));
        }
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
}
