package dev.carafe.benchmarks.load;

import dev.carafe.benchmarks.TemplateEngine;
import io.micronaut.context.ExecutionHandleLocator;
import io.micronaut.context.annotation.Executable;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.server.types.files.SystemFile;
import io.micronaut.http.sse.Event;
import io.micronaut.runtime.Micronaut;
import io.micronaut.serde.annotation.SerdeImport;
import io.micronaut.web.router.DefaultRouteBuilder;
import io.micronaut.web.router.RouteBuilder;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.ServerWebSocket;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Sinks;

/** The same by Micronaut on Netty: on virtual threads or, as nothing that blocks may, on its event loop. Pages are jte's. */
@SerdeImport(Person.class)
public final class MicronautServer {
    private MicronautServer() { }

    /** Serves on the port that is given, with as many further routes as are given; on the threads that come third. */
    public static void main(String[] args) {
        Micronaut.build(new String[0])
                .mainClass(MicronautServer.class)
                .banner(false)
                .properties(properties(args))
                .start();
        Sample.untilEndOfInput();
    }

    private static Map<String, Object> properties(String[] args) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "load.routes", Sample.routes(args),
                "micronaut.server.host", "127.0.0.1",
                "micronaut.server.port", args[0],
                "micronaut.server.thread-selection", args[2]));
        if (Sample.CERTIFICATES != null) {
            properties.putAll(Map.of(
                    "micronaut.server.ssl.enabled", true,
                    "micronaut.server.ssl.port", args[0],
                    "micronaut.server.ssl.key-store.path", "file:" + Sample.CERTIFICATES + "/store.p12",
                    "micronaut.server.ssl.key-store.type", "PKCS12",
                    "micronaut.server.ssl.key-store.password", Sample.PASSWORD));
        }
        return properties;
    }

    @Controller
    static class Rows {
        private final Path file = Sample.file();
        private final Supplier<String> page = Sample.page(TemplateEngine.JTE);
        private final Sinks.Many<Event<Person>> news = Sinks.many().multicast().directBestEffort();

        @Get("/plain")
        @Produces(MediaType.TEXT_PLAIN)
        String plain() {
            return Sample.TEXT;
        }

        @Get("/person/{id}")
        Person person(int id) {
            return new Person(id, "Ada");
        }

        @Post("/echo")
        List<Person> echo(@Body List<Person> people) {
            return people;
        }

        @Post("/form")
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        @Produces(MediaType.TEXT_PLAIN)
        String form(@QueryValue String lang, @Body("name") String name) {
            return lang + " " + name;
        }

        @Get("/file")
        SystemFile file() {
            return new SystemFile(file.toFile());
        }

        @Get("/page")
        @Produces(MediaType.TEXT_HTML)
        String page() {
            return page.get();
        }

        @Get("/events")
        @Produces(MediaType.TEXT_EVENT_STREAM)
        Publisher<Event<Person>> events() {
            return news.asFlux().onBackpressureBuffer(256);
        }

        @Post("/publish")
        @Status(HttpStatus.NO_CONTENT)
        void publish() {
            news.emitNext(Event.of(Sample.NEWS), Sinks.EmitFailureHandler.FAIL_FAST);
        }
    }

    @ServerWebSocket("/socket")
    static class Echo {
        @OnMessage
        Publisher<String> message(String text, WebSocketSession session) {
            return session.send(text);
        }
    }

    @Singleton
    static class Parts {
        @Executable
        @Produces(MediaType.TEXT_PLAIN)
        String part() {
            return "part";
        }
    }

    @Singleton
    @SuppressWarnings("overrides") // those of the class that Micronaut has for this
    static class FurtherRoutes extends DefaultRouteBuilder {
        FurtherRoutes(ExecutionHandleLocator locator, RouteBuilder.UriNamingStrategy naming) {
            super(locator, naming);
        }

        @Inject
        void add(Parts parts, @Value("${load.routes}") int routes) {
            for (int i = 0; i < routes; i++) {
                GET("/resource" + i + "/{id}/parts", parts, "part");
            }
        }
    }
}
