package dev.carafe.benchmarks.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import java.nio.charset.StandardCharsets;

/** The same two answers, written by hand on Helidon as its users write them for speed: bytes, and headers made beforehand. */
public final class HelidonServer {
    private static final Header TEXT = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    private static final Header JSON = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json");
    private static final ObjectWriter WRITER = new ObjectMapper().writer();

    private HelidonServer() { }

    /** Serves on the port that is given until it is killed. */
    public static void main(String[] args) throws InterruptedException {
        WebServer.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(args[0]))
                .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
                .routing(routing -> routing
                        .get("/plain", (req, res) -> {
                            res.headers().set(TEXT);
                            res.send("Hello, World!".getBytes(StandardCharsets.UTF_8));
                        })
                        .get("/person/{id}", (req, res) -> {
                            int id = Integer.parseInt(req.path().pathParameters().get("id"));
                            res.headers().set(JSON);
                            res.send(WRITER.writeValueAsBytes(new Person(id, "Ada")));
                        }))
                .build()
                .start();
        Thread.currentThread().join();
    }
}
