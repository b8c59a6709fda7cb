package dev.carafe.benchmarks.load;

import dev.carafe.benchmarks.TemplateEngine;
import io.avaje.jex.Jex;
import io.avaje.jex.http.sse.SseClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** The same by avaje-jex, on the JDK's own server, which it comes with. It has no WebSockets. Pages are jte's. */
public final class JexServer {
    private JexServer() { }

    /** Serves on the port that is given, with as many further routes as are given. */
    public static void main(String[] args) {
        Path file = Sample.file();
        Supplier<String> page = Sample.page(TemplateEngine.JTE);
        Collection<SseClient> listeners = new ConcurrentLinkedQueue<>();
        Jex jex = Jex.create()
                .get("/plain", ctx -> ctx.text(Sample.TEXT))
                .get("/person/{id}", ctx -> ctx.contentType("application/json")
                        .write(Sample.json(new Person(Integer.parseInt(ctx.pathParam("id")), "Ada"))))
                .post("/echo", ctx -> ctx.contentType("application/json").write(Sample.json(Sample.people(ctx.bodyAsBytes()))))
                .post("/form", ctx -> ctx.text(ctx.queryParam("lang") + " " + ctx.formParam("name")))
                .get("/file", ctx -> ctx.write(Files.newInputStream(file)))
                .get("/page", ctx -> ctx.html(page.get()))
                .sse("/events", client -> {
                    listeners.add(client);
                    client.keepAlive();
                    client.onClose(() -> listeners.remove(client));
                })
                .post("/publish", ctx -> {
                    String news = new String(Sample.json(Sample.NEWS), StandardCharsets.UTF_8);
                    listeners.forEach(client -> client.sendEvent(news));
                    ctx.status(204).text("");
                });
        for (int i = 0; i < Sample.routes(args); i++) {
            jex.get("/resource" + i + "/{id}/parts", ctx -> ctx.text("part"));
        }
        if (Sample.CERTIFICATES != null) {
            jex.config().httpsConfig(Sample.tls());
        }
        jex.port(Integer.parseInt(args[0])).start();
        Sample.untilEndOfInput();
    }
}
