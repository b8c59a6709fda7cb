package dev.carafe.benchmarks.load;

import dev.carafe.benchmarks.TemplateEngine;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.PfxOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** The same by Vert.x Web on an event loop for each processor, on which nothing may block. Pages are FreeMarker's. */
public final class VertxServer {
    private static final Collection<HttpServerResponse> LISTENERS = new ConcurrentLinkedQueue<>();

    private VertxServer() { }

    /** Serves on the port that is given, with as many further routes as are given. */
    public static void main(String[] args) {
        Path file = Sample.file();
        DeploymentOptions loops = new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        Vertx.vertx().deployVerticle(() -> new Loop(file, Integer.parseInt(args[0]), Sample.routes(args)), loops).await();
        Sample.untilEndOfInput();
    }

    private static final class Loop extends VerticleBase {
        private final Path file;
        private final int port;
        private final int routes;

        Loop(Path file, int port, int routes) {
            this.file = file;
            this.port = port;
            this.routes = routes;
        }

        @Override
        public Future<?> start() {
            Router router = Router.router(vertx);
            Supplier<String> page = Sample.page(TemplateEngine.FREEMARKER);
            byte[] part = "part".getBytes(StandardCharsets.UTF_8);
            router.get("/plain").handler(ctx -> send(ctx, "text/plain; charset=utf-8", Sample.text()));
            router.get("/person/:id").handler(ctx ->
                    send(ctx, "application/json", Sample.json(new Person(Integer.parseInt(ctx.pathParam("id")), "Ada"))));
            router.post("/echo").handler(BodyHandler.create(false)).handler(ctx ->
                    send(ctx, "application/json", Sample.json(Sample.people(ctx.body().buffer().getBytes()))));
            router.post("/form").handler(BodyHandler.create(false)).handler(ctx ->
                    send(ctx, "text/plain; charset=utf-8", (ctx.queryParam("lang").getFirst() + " "
                            + ctx.request().getFormAttribute("name")).getBytes(StandardCharsets.UTF_8)));
            router.get("/file").handler(ctx -> ctx.response().sendFile(file.toString()));
            router.get("/page").handler(ctx -> send(ctx, "text/html; charset=utf-8", page.get().getBytes(StandardCharsets.UTF_8)));
            router.get("/events").handler(Loop::listen);
            router.post("/publish").handler(ctx -> {
                Buffer event = Buffer.buffer("data: ").appendBytes(Sample.json(Sample.NEWS)).appendString("\n\n");
                LISTENERS.forEach(response -> response.write(event));
                ctx.response().setStatusCode(204).end();
            });
            for (int i = 0; i < routes; i++) {
                router.get("/resource" + i + "/:id/parts").handler(ctx -> send(ctx, "text/plain; charset=utf-8", part));
            }
            return vertx.createHttpServer(options())
                    .webSocketHandler(socket -> socket.textMessageHandler(socket::writeTextMessage))
                    .requestHandler(router)
                    .listen(port, "127.0.0.1");
        }

        private static HttpServerOptions options() {
            HttpServerOptions options = new HttpServerOptions();
            if (Sample.CERTIFICATES != null) {
                options.setSsl(true).setUseAlpn(false)
                        .setKeyCertOptions(new PfxOptions().setPath(Sample.CERTIFICATES + "/store.p12").setPassword(Sample.PASSWORD));
            }
            return options;
        }

        private static void listen(RoutingContext ctx) {
            HttpServerResponse response = ctx.response().setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream");
            response.closeHandler(closed -> LISTENERS.remove(response));
            LISTENERS.add(response);
        }

        private static void send(RoutingContext ctx, String type, byte[] body) {
            ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, type).end(Buffer.buffer(body));
        }
    }
}
