package dev.carafe.benchmarks.load;

import dev.carafe.benchmarks.TemplateEngine;
import io.jooby.ExecutionMode;
import io.jooby.Jooby;
import io.jooby.MediaType;
import io.jooby.ServerOptions;
import io.jooby.ServerSentEmitter;
import io.jooby.Session;
import io.jooby.SessionStore;
import io.jooby.SslOptions;
import io.jooby.StatusCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** The same by Jooby on Undertow: on worker threads or, as nothing that blocks may, on its event loop. Pages are Pebble's. */
public final class JoobyServer {
    private JoobyServer() { }

    /** Serves on the port that is given, with as many further routes as are given; in the mode that comes third. */
    public static void main(String[] args) {
        Jooby.runApp(new String[0], ExecutionMode.valueOf(args[2]), (Jooby app) -> {
            app.setServerOptions(options(Integer.parseInt(args[0])));
            app.setSessionStore(SessionStore.signed(Sample.SECRET));
            route(app);
            live(app);
            for (int i = 0; i < Sample.routes(args); i++) {
                app.get("/resource" + i + "/{id}/parts", ctx -> ctx.setResponseType(MediaType.text).send("part"));
            }
        });
        Sample.untilEndOfInput();
    }

    private static ServerOptions options(int port) {
        ServerOptions options = new ServerOptions();
        if (Sample.CERTIFICATES == null) {
            return options.setPort(port);
        }
        SslOptions tls = SslOptions.pkcs12(Sample.CERTIFICATES + "/store.p12", Sample.PASSWORD);
        return options.setSecurePort(port).setHttpsOnly(true).setSsl(tls).setHttp2(false);
    }

    private static void route(Jooby app) {
        Path file = Sample.file();
        Supplier<String> page = Sample.page(TemplateEngine.PEBBLE);
        app.get("/plain", ctx -> ctx.setResponseType(MediaType.text).send(Sample.TEXT));
        app.get("/person/{id}", ctx -> ctx.setResponseType(MediaType.json)
                .send(Sample.json(new Person(ctx.path("id").intValue(), "Ada"))));
        app.post("/echo", ctx -> ctx.setResponseType(MediaType.json).send(Sample.json(Sample.people(ctx.body().bytes()))));
        app.post("/form", ctx -> ctx.setResponseType(MediaType.text)
                .send(ctx.query("lang").value() + " " + ctx.form("name").value()));
        app.get("/file", ctx -> ctx.send(file));
        app.get("/page", ctx -> ctx.setResponseType(MediaType.html).send(page.get()));
        app.get("/session", ctx -> {
            Session session = ctx.session();
            int visits = session.get("visits").intValue(0) + 1;
            session.put("visits", visits);
            return ctx.setResponseType(MediaType.text).send(String.valueOf(visits));
        });
    }

    private static void live(Jooby app) {
        Collection<ServerSentEmitter> listeners = new ConcurrentLinkedQueue<>();
        app.sse("/events", emitter -> {
            listeners.add(emitter);
            emitter.onClose(() -> listeners.remove(emitter));
        });
        app.post("/publish", ctx -> {
            String news = new String(Sample.json(Sample.NEWS), StandardCharsets.UTF_8);
            listeners.forEach(emitter -> emitter.send(news));
            return ctx.send(StatusCode.NO_CONTENT);
        });
        app.ws("/socket", (ctx, init) -> init.onMessage((ws, message) -> ws.send(message.value())));
    }
}
