package dev.carafe.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carafe.App;
import dev.carafe.Command;
import dev.carafe.Extension;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.json.JacksonJson;
import dev.carafe.json.JsonStyle;
import dev.carafe.routing.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * Describes an app in a document of OpenAPI 3.1, which follows from its routes, and serves it with a page to try it.
 *
 * <pre>{@code
 * app.install(OpenApi.create("People", "1.0"));      // /openapi.json, /openapi.yaml, /docs
 *
 * app.route("/people").post().summary("Add a person").accepts(NewPerson.class).returns(201, Person.class).to(...);
 * }</pre>
 *
 * <p>What is not said follows: the parameters of the path from its rule and converters, the responses to bad input, security from
 * {@code BasicAuth} and {@code BearerAuth}, tags from blueprints. The command {@code openapi} prints the document; {@code openapi --diff
 * old.json} tells what breaks clients of an older one. The document is made when it is first asked for. Set up by one thread, then
 * thread-safe.
 */
public final class OpenApi implements Extension {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode info = JsonNodeFactory.instance.objectNode();
    private final List<String> servers = new ArrayList<>();
    private String json = "/openapi.json";
    private String yaml = "/openapi.yaml";
    private @Nullable String page = "/docs";
    private @Nullable App app;
    private @Nullable Document document;
    private final List<BiConsumer<Request, Class<?>>> readers = new CopyOnWriteArrayList<>();

    private OpenApi() { }

    /** Returns an extension that describes an app by a title and the version of its API. */
    public static OpenApi create(String title, String version) {
        OpenApi made = new OpenApi();
        made.info.put("title", title).put("version", version);
        return made;
    }

    /** Says in Markdown what the API is for. */
    public OpenApi description(String text) {
        info.put("description", text);
        return this;
    }

    /** Says where the API is; the default is where the document is. */
    public OpenApi server(String url) {
        servers.add(url);
        return this;
    }

    /** Serves the document at other paths than {@code /openapi.json} and {@code /openapi.yaml}. */
    public OpenApi paths(String json, String yaml) {
        this.json = json;
        this.yaml = yaml;
        return this;
    }

    /** Serves the page at another path than {@code /docs}. */
    public OpenApi page(String path) {
        page = path;
        return this;
    }

    /** Serves no page. */
    public OpenApi withoutPage() {
        page = null;
        return this;
    }

    @Override
    public void init(App app) {
        if (this.app != null) {
            throw new IllegalStateException("This OpenApi is installed in an app already. Make one for each: OpenApi.create(...).");
        }
        this.app = app;
        app.route(json).endpoint("openapi.json").hidden()
                .to(req -> Response.of(bytes(below(req))).contentType("application/json"));
        app.route(yaml).endpoint("openapi.yaml").hidden()
                .to(req -> Response.text(yaml(below(req))).contentType("application/yaml"));
        if (page != null) {
            new Page(page, json, info.path("title").asText()).addTo(app);
        }
        app.command("openapi", this::run);
        app.constraints(new ReadValues(readers));
    }

    /**
     * Tells a listener, for tests, each request whose JSON, form or query has been read as an instance of a class, and the class. {@code
     * checkedByOpenApi()} compares it with what the route says.
     */
    public void onRead(BiConsumer<Request, Class<?>> listener) {
        readers.add(listener);
    }

    /** Returns a copy of the document as a tree of JSON. */
    public ObjectNode document() {
        return made().root().deepCopy();
    }

    /**
     * Returns a pointer into the document to what a rule does by a method (RFC 6901): {@code /paths/~1people~1{id}/get}. Null if the
     * document leaves it out.
     */
    public @Nullable String pointer(Rule rule, String method) {
        return made().pointer(rule, method);
    }

    private synchronized Document made() {
        App described = app;
        if (described == null) {
            throw new IllegalStateException("This OpenApi describes no app yet. Install it: app.install(...).");
        }
        if (document == null) {
            ObjectMapper mapper = described.json() instanceof JacksonJson jackson ? jackson.mapper()
                    : new JacksonJson(JsonStyle.DEFAULT).mapper();
            document = Document.of(described, mapper, info, servers);
        }
        return document;
    }

    /** An app below a path is not at the root of the host. */
    private ObjectNode below(Request request) {
        ObjectNode made = document();
        if (!made.has("servers") && !request.rootPath().isEmpty()) {
            made.putArray("servers").addObject().put("url", request.rootPath());
        }
        return made;
    }

    private void run(List<String> arguments) throws IOException {
        switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
            case "" -> System.out.println(new String(bytes(made().root()), StandardCharsets.UTF_8));
            case "--yaml" -> System.out.print(yaml(made().root()));
            case "--diff" -> diff(arguments);
            default -> throw new Command.Failure(
                    "openapi does not know '%s'. Write openapi, openapi --yaml, or openapi --diff old.json."
                            .formatted(arguments.getFirst()));
        }
    }

    private void diff(List<String> arguments) throws IOException {
        if (arguments.size() != 2) {
            throw new Command.Failure("openapi --diff takes the file of the older document: openapi --diff old.json.");
        }
        JsonNode old = older(Path.of(arguments.get(1)));
        List<String> changes = BreakingChanges.between(old, made().root());
        changes.forEach(System.out::println);
        if (!changes.isEmpty()) {
            throw new Command.Failure(changes.size() == 1 ? "1 change breaks clients."
                    : changes.size() + " changes break clients.");
        }
        System.out.println("Nothing breaks.");
    }

    private static JsonNode older(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Command.Failure("There is no file %s. Let the older version write it: openapi > %s.".formatted(file, file));
        }
        try {
            JsonNode old = MAPPER.readTree(Files.readAllBytes(file));
            if (old.has("openapi")) {
                return old;
            }
        } catch (JsonProcessingException e) {
            // told below
        }
        throw new Command.Failure("%s is no document of OpenAPI in JSON. Let the older version write it: openapi > %s."
                .formatted(file, file));
    }

    private static byte[] bytes(ObjectNode document) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String yaml(ObjectNode document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        try {
            return new Yaml(options).dump(MAPPER.readValue(bytes(document), Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
