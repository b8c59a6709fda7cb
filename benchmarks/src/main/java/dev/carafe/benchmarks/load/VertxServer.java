package dev.carafe.benchmarks.load;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;

/** The same by Vert.x Web on an event loop for each processor, on which nothing may block. */
public final class VertxServer {
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
            router.get("/plain").handler(ctx -> send(ctx, "text/plain; charset=utf-8", Sample.text()));
            router.get("/person/:id").handler(ctx ->
                    send(ctx, "application/json", Sample.json(new Person(Integer.parseInt(ctx.pathParam("id")), "Ada"))));
            router.post("/echo").handler(BodyHandler.create(false)).handler(ctx ->
                    send(ctx, "application/json", Sample.json(Sample.people(ctx.body().buffer().getBytes()))));
            router.post("/form").handler(BodyHandler.create(false)).handler(ctx ->
                    ctx.end(ctx.queryParam("lang").getFirst() + " " + ctx.request().getFormAttribute("name")));
            router.get("/file").handler(ctx -> ctx.response().sendFile(file.toString()));
            for (int i = 0; i < routes; i++) {
                router.get("/resource" + i + "/:id/parts").handler(ctx -> ctx.end("part"));
            }
            return vertx.createHttpServer().requestHandler(router).listen(port, "127.0.0.1");
        }

        private static void send(RoutingContext ctx, String type, byte[] body) {
            ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, type).end(Buffer.buffer(body));
        }
    }
}
