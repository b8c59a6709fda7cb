package dev.carafe.benchmarks.load;

import io.avaje.jex.Jex;
import java.nio.file.Files;
import java.nio.file.Path;

/** The same by avaje-jex, on the JDK's own server, which it comes with. */
public final class JexServer {
    private JexServer() { }

    /** Serves on the port that is given, with as many further routes as are given. */
    public static void main(String[] args) {
        Path file = Sample.file();
        Jex jex = Jex.create()
                .get("/plain", ctx -> ctx.text(Sample.TEXT))
                .get("/person/{id}", ctx -> ctx.contentType("application/json")
                        .write(Sample.json(new Person(Integer.parseInt(ctx.pathParam("id")), "Ada"))))
                .post("/echo", ctx -> ctx.contentType("application/json").write(Sample.json(Sample.people(ctx.bodyAsBytes()))))
                .post("/form", ctx -> ctx.text(ctx.queryParam("lang") + " " + ctx.formParam("name")))
                .get("/file", ctx -> ctx.write(Files.newInputStream(file)));
        for (int i = 0; i < Sample.routes(args); i++) {
            jex.get("/resource" + i + "/{id}/parts", ctx -> ctx.text("part"));
        }
        jex.port(Integer.parseInt(args[0])).start();
        Sample.untilEndOfInput();
    }
}
