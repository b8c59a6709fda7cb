package dev.carafe.benchmarks.load;

import io.jooby.ExecutionMode;
import io.jooby.Jooby;
import io.jooby.MediaType;
import io.jooby.ServerOptions;
import java.nio.file.Path;

/** The same by Jooby on Undertow: on worker threads or, as nothing that blocks may, on its event loop. */
public final class JoobyServer {
    private JoobyServer() { }

    /** Serves on the port that is given, with as many further routes as are given; in the mode that comes third. */
    public static void main(String[] args) {
        Path file = Sample.file();
        Jooby.runApp(new String[0], ExecutionMode.valueOf(args[2]), (Jooby app) -> {
            app.setServerOptions(new ServerOptions().setPort(Integer.parseInt(args[0])));
            app.get("/plain", ctx -> ctx.setResponseType(MediaType.text).send(Sample.TEXT));
            app.get("/person/{id}", ctx -> ctx.setResponseType(MediaType.json)
                    .send(Sample.json(new Person(ctx.path("id").intValue(), "Ada"))));
            app.post("/echo", ctx -> ctx.setResponseType(MediaType.json).send(Sample.json(Sample.people(ctx.body().bytes()))));
            app.post("/form", ctx -> ctx.setResponseType(MediaType.text)
                    .send(ctx.query("lang").value() + " " + ctx.form("name").value()));
            app.get("/file", ctx -> ctx.send(file));
            for (int i = 0; i < Sample.routes(args); i++) {
                app.get("/resource" + i + "/{id}/parts", ctx -> ctx.setResponseType(MediaType.text).send("part"));
            }
        });
        Sample.untilEndOfInput();
    }
}
