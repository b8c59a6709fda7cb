package dev.carafe.benchmarks.load;

import dev.carafe.benchmarks.TemplateEngine;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.sse.SseClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The same by Javalin, on virtual threads. Pages are jte's. */
public final class JavalinServer {
    private JavalinServer() { }

    /** Serves on the port that is given, with as many further routes as are given. */
    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        Javalin app = Javalin.create(config -> {
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            route(config, Sample.routes(args));
            if (Sample.CERTIFICATES != null) {
                config.jetty.addConnector((server, http) -> secure(server, http, port));
            }
        });
        if (Sample.CERTIFICATES == null) {
            app.start("127.0.0.1", port);
        } else {
            app.start();
        }
        Sample.untilEndOfInput();
    }

    private static void route(JavalinConfig config, int routes) {
        Path file = Sample.file();
        Supplier<String> page = Sample.page(TemplateEngine.JTE);
        Collection<SseClient> listeners = new ConcurrentLinkedQueue<>();
        config.routes.get("/plain", ctx -> ctx.result(Sample.TEXT));
        config.routes.get("/person/{id}", ctx -> ctx.json(new Person(Integer.parseInt(ctx.pathParam("id")), "Ada")));
        config.routes.post("/echo", ctx -> ctx.json(ctx.bodyAsClass(Person[].class)));
        config.routes.post("/form", ctx -> ctx.result(ctx.queryParam("lang") + " " + ctx.formParam("name")));
        config.routes.get("/file", ctx -> ctx.result(Files.newInputStream(file)));
        config.routes.get("/page", ctx -> ctx.html(page.get()));
        config.routes.sse("/events", client -> {
            client.keepAlive();
            client.onClose(() -> listeners.remove(client));
            listeners.add(client);
        });
        config.routes.post("/publish", ctx -> {
            listeners.forEach(client -> client.sendEvent(Sample.NEWS));
            ctx.status(204);
        });
        config.routes.ws("/socket", ws -> ws.onMessage(ctx -> ctx.send(ctx.message())));
        for (int i = 0; i < routes; i++) {
            config.routes.get("/resource" + i + "/{id}/parts", ctx -> ctx.result("part"));
        }
    }

    private static ServerConnector secure(Server server, HttpConfiguration http, int port) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(Sample.tls());
        HttpConfiguration secured = new HttpConfiguration(http);
        SecureRequestCustomizer customizer = new SecureRequestCustomizer();
        customizer.setSniHostCheck(false);
        secured.addCustomizer(customizer);
        ServerConnector connector = new ServerConnector(server, tls, new HttpConnectionFactory(secured));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        return connector;
    }
}
