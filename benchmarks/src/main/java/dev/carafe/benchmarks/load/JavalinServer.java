package dev.carafe.benchmarks.load;

import io.javalin.Javalin;
import java.nio.file.Files;
import java.nio.file.Path;

/** The same by Javalin, on virtual threads. */
public final class JavalinServer {
    private JavalinServer() { }

    /** Serves on the port that is given, with as many further routes as are given. */
    public static void main(String[] args) {
        Path file = Sample.file();
        Javalin.create(config -> {
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            config.routes.get("/plain", ctx -> ctx.result(Sample.TEXT));
            config.routes.get("/person/{id}", ctx -> ctx.json(new Person(Integer.parseInt(ctx.pathParam("id")), "Ada")));
            config.routes.post("/echo", ctx -> ctx.json(ctx.bodyAsClass(Person[].class)));
            config.routes.post("/form", ctx -> ctx.result(ctx.queryParam("lang") + " " + ctx.formParam("name")));
            config.routes.get("/file", ctx -> ctx.result(Files.newInputStream(file)));
            for (int i = 0; i < Sample.routes(args); i++) {
                config.routes.get("/resource" + i + "/{id}/parts", ctx -> ctx.result("part"));
            }
        }).start("127.0.0.1", Integer.parseInt(args[0]));
        Sample.untilEndOfInput();
    }
}
