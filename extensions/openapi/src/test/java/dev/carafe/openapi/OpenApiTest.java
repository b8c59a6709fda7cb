package dev.carafe.openapi;

import static dev.carafe.openapi.Documents.document;
import static dev.carafe.openapi.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carafe.App;
import dev.carafe.Blueprint;
import dev.carafe.middleware.BasicAuth;
import dev.carafe.middleware.SecurityHeaders;
import dev.carafe.problem.Problem;
import dev.carafe.routing.Converter;
import dev.carafe.testing.TestClient;
import jakarta.validation.constraints.NotNull;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the document says, and where it is found. */
class OpenApiTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    enum Color { RED, GREEN }

    enum Level {
        LOW, HIGH;

        @JsonValue
        int number() {
            return ordinal() + 1;
        }
    }

    record NewPerson(@NotNull String name, int age, Optional<Color> color) { }

    record Person(long id, @NotNull NewPerson data) { }

    record Search(@NotNull String q, boolean exact, List<String> tag) { }

    private static App app() {
        return App.create("people").install(OpenApi.create("People", "1.0"));
    }

    @Test
    void whatIsSaidIsInTheDocument() throws Exception {
        App app = app().route("/people").post().summary("Add a person").description("*Adds*.").tags("staff").deprecated()
                .accepts(NewPerson.class).returns(201, Person.class).returns(409, Problem.class, "Taken.").to(req -> "");
        JsonNode operation = document(app).at("/paths/~1people/post");

        assertThat(operation.path("summary").asText()).isEqualTo("Add a person");
        assertThat(operation.path("description").asText()).isEqualTo("*Adds*.");
        assertThat(operation.path("tags")).isEqualTo(json("['staff']"));
        assertThat(operation.path("deprecated").asBoolean()).isTrue();
        assertThat(operation.path("operationId").asText()).isEqualTo("postPeople");
        assertThat(operation.path("requestBody")).isEqualTo(json(
                "{'content':{'application/json':{'schema':{'$ref':'#/components/schemas/NewPerson'}}},'required':true}"));
        assertThat(operation.at("/responses/201")).isEqualTo(json(
                "{'description':'Created','content':{'application/json':{'schema':{'$ref':'#/components/schemas/Person'}}}}"));
        assertThat(operation.at("/responses/409/description").asText()).isEqualTo("Taken.");
        assertThat(operation.path("responses").properties().stream().map(each -> each.getKey()))
                .containsExactly("201", "400", "409", "413", "415");
        assertThat(document(app).at("/components/schemas/NewPerson")).isEqualTo(json("""
                {'type':'object','properties':{'name':{'type':'string'},'age':{'type':'integer','format':'int32'},
                'color':{'anyOf':[{'type':'null'},{'$ref':'#/components/schemas/Color'}]}},'required':['name','age']}"""));
    }

    @Test
    void anExampleIsShownAndWhatIsReadOnlyIsNotRead() throws Exception {
        record Draft(@JsonProperty(access = JsonProperty.Access.READ_ONLY) long id, @NotNull String text, Optional<Color> color) { }
        App app = app().route("/drafts").post().accepts(Draft.class).example(new Draft(1, "Hello", Optional.of(Color.RED)))
                .cookie("seen", int.class).to(req -> "");

        assertThat(document(app).at("/paths/~1drafts/post/requestBody/content/application~1json/example"))
                .isEqualTo(json("{'id':1,'text':'Hello','color':'RED'}"));
        assertThat(document(app).at("/paths/~1drafts/post/parameters"))
                .isEqualTo(json("[{'name':'seen','in':'cookie','schema':{'type':'integer','format':'int32'}}]"));
        assertThat(document(app).at("/components/schemas/Draft")).isEqualTo(json("""
                {'type':'object','properties':{'text':{'type':'string'},
                'color':{'anyOf':[{'type':'null'},{'$ref':'#/components/schemas/Color'}]}},'required':['text']}"""));
    }

    @Test
    void schemasAreWhatJacksonWrites() throws Exception {
        record Code(@JsonValue String text) { }
        record Odd(Code code, Level level, Locale locale, OptionalInt number, YearMonth month, Map<Color, Code> byColor,
                Map<Integer, Boolean> byId, List<@Nullable Integer> spotty, char letter, Path file) { }
        App app = app().route("/odd").returns(200, Odd.class).to(req -> "");

        assertThat(document(app).at("/components/schemas/Odd/properties")).isEqualTo(json("""
                {'code':{'type':['string','null']},'level':{'anyOf':[{'type':'null'},{'$ref':'#/components/schemas/Level'}]},
                'locale':{'type':['string','null']},'number':{'type':['integer','null']},'month':{'type':['string','null']},
                'byColor':{'type':['object','null'],'propertyNames':{'enum':['RED','GREEN']},'additionalProperties':{'type':'string'}},
                'byId':{'type':['object','null'],'propertyNames':{'pattern':'^-?\\\\d+$'},'additionalProperties':{'type':'boolean'}},
                'spotty':{'type':['array','null'],'items':{'type':['integer','null'],'format':'int32'}},
                'letter':{'type':'string','minLength':1,'maxLength':1},'file':{'type':['string','null']}}"""));
    }

    @Test
    void parametersFollowFromRulesAndConverters() throws Exception {
        App app = app().converter("day", Converter.of(LocalDate.class, LocalDate::parse, LocalDate::toString))
                .get("/a/<n:int(min=3, max=9)>/<day:day>/<kind:any(rss, 'a>b')>", req -> "")
                .get("/b/<code:string(length=3)>.<ext>/<rest:path>", "files", req -> "")
                .route("/search").query(Search.class).query("limit", int.class).header("X-Trace", String.class).to(req -> "");
        JsonNode document = document(app);

        assertThat(document.at("/paths/~1a~1{n}~1{day}~1{kind}/get/parameters")).isEqualTo(json("""
                [{'name':'n','in':'path','required':true,'schema':{'type':'integer','format':'int64','minimum':3,'maximum':9}},
                {'name':'day','in':'path','required':true,'schema':{'type':'string','format':'date'}},
                {'name':'kind','in':'path','required':true,'schema':{'type':'string','enum':['rss','a>b']}}]"""));
        assertThat(document.at("/paths/~1b~1{code}.{ext}~1{rest}/get/operationId").asText()).isEqualTo("files");
        assertThat(document.at("/paths/~1b~1{code}.{ext}~1{rest}/get/parameters/0/schema"))
                .isEqualTo(json("{'type':'string','minLength':3,'maxLength':3}"));
        assertThat(document.at("/paths/~1search/get/parameters")).isEqualTo(json("""
                [{'name':'q','in':'query','required':true,'schema':{'type':'string'}},
                {'name':'exact','in':'query','schema':{'type':'boolean'}},
                {'name':'tag','in':'query','schema':{'type':'array','items':{'type':'string'}}},
                {'name':'limit','in':'query','schema':{'type':'integer','format':'int32'}},
                {'name':'X-Trace','in':'header','schema':{'type':'string'}}]"""));
        assertThat(document.at("/paths/~1search/get/responses").has("400")).isTrue();
    }

    @Test
    void securityAndTagsFollowFromHooksAndBlueprints() throws Exception {
        App app = app().register(Blueprint.create("admin").prefix("/admin").before(BasicAuth.create("admin", (name, password) -> null))
                .get("/", req -> ""));
        JsonNode document = document(app);

        assertThat(document.at("/paths/~1admin~1/get/security")).isEqualTo(json("[{'basic':[]}]"));
        assertThat(document.at("/paths/~1admin~1/get/tags")).isEqualTo(json("['admin']"));
        assertThat(document.at("/paths/~1admin~1/get/responses").has("401")).isTrue();
        assertThat(document.at("/components/securitySchemes/basic")).isEqualTo(json("{'type':'http','scheme':'basic'}"));
        assertThat(document.path("tags")).isEqualTo(json("[{'name':'admin'}]"));
    }

    @Test
    void rulesOfOneShapeShareAPath() {
        App app = app().get("/x/<id:int>", req -> "").route("/x/<name>").delete().to(req -> "");
        JsonNode path = document(app).at("/paths/~1x~1{id}");

        assertThat(path.has("get")).isTrue();
        assertThat(path.at("/delete/parameters/0/name").asText()).isEqualTo("id");
        assertThat(document(app).path("paths").size()).isEqualTo(1);
    }

    @Test
    void staticFilesSocketsAndHiddenRoutesAreLeftOut() {
        App app = app().websocket("/ws", ws -> { }).route("/secret").hidden().to(req -> "").staticFiles("/assets", "web");

        assertThat(document(app).path("paths")).isEmpty();
    }

    @Test
    void theDocumentIsYamlTooAndKnowsWhereTheAppIs() {
        App app = app();
        app.config().set("APPLICATION_ROOT", "/app");

        assertThat(TestClient.of(app).get("/openapi.yaml")).hasStatus(200).containsText("openapi: 3.1.0").containsText("url: /app");
    }

    @Test
    void thePageLoadsNothingFromElsewhere() {
        TestClient client = TestClient.of(app().wrap(SecurityHeaders.create()));

        assertThat(client.get("/docs")).hasStatus(200).containsText("data-url=\"/openapi.json\"").containsText("src=\"docs/start.js\"");
        assertThat(client.get("/docs").text()).doesNotContain("http:", "https:", "<style", "<script>");
        assertThat(client.get("/docs").headers().all("Content-Security-Policy")).hasSize(1);
        assertThat(client.get("/docs/swagger-ui-bundle.js")).hasStatus(200).hasType("text/javascript");
        assertThat(client.get("/docs/swagger-ui.css")).hasStatus(200).hasType("text/css");
        assertThat(client.get("/docs/pom.xml")).hasStatus(404);
        assertThat(TestClient.of(App.create("bare").install(OpenApi.create("Bare", "1").withoutPage())).get("/docs")).hasStatus(404);
    }

    @Test
    void theCommandPrintsTheDocumentAndNamesWhatBreaks(@TempDir Path folder) throws Exception {
        App old = app().route("/people").post().accepts(NewPerson.class).returns(201, Person.class).to(req -> "").get("/gone", req -> "");
        Path file = Files.writeString(folder.resolve("old.json"), printed(old, 0, "openapi"));
        record Newer(@NotNull String name, int age, @NotNull Color color) { }
        record Older(long id) { }
        App now = app().route("/people").post().accepts(Newer.class).query("dry", boolean.class).returns(201, Older.class).to(req -> "");

        assertThat(MAPPER.readTree(file.toFile())).isEqualTo(document(old));
        assertThat(printed(old, 0, "openapi", "--yaml")).startsWith("openapi: 3.1.0");
        assertThat(printed(old, 0, "openapi", "--diff", file.toString())).isEqualTo("Nothing breaks.\n");
        assertThat(printed(now, 1, "openapi", "--diff", file.toString()).lines()).containsExactly(
                "POST /people: the body: color is required",
                "POST /people: the body: color can't be null",
                "POST /people: the response 201: data is gone",
                "GET /gone: is gone",
                "4 changes break clients.");
    }

    @Test
    void aCommandThatIsWrittenWrongIsTold(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("old.json"), "[]");
        Path missing = folder.resolve("missing.json");

        assertThat(printed(app(), 1, "openapi", "--diff")).isEqualTo(
                "openapi --diff takes the file of the older document: openapi --diff old.json.\n");
        assertThat(printed(app(), 1, "openapi", "--toml")).isEqualTo(
                "openapi does not know '--toml'. Write openapi, openapi --yaml, or openapi --diff old.json.\n");
        assertThat(printed(app(), 1, "openapi", "--diff", missing.toString())).isEqualTo(
                "There is no file %s. Let the older version write it: openapi > %s.\n".formatted(missing, missing));
        assertThat(printed(app(), 1, "openapi", "--diff", file.toString())).isEqualTo(
                "%s is no document of OpenAPI in JSON. Let the older version write it: openapi > %s.\n".formatted(file, file));
    }

    /** Returns what a command prints, and then what it complains of. */
    private static String printed(App app, int status, String... arguments) {
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            assertThat(app.execute(arguments)).isEqualTo(status);
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void itIsInstalledOnce() {
        OpenApi openApi = OpenApi.create("People", "1.0");
        assertThatThrownBy(openApi::document).hasMessage("This OpenApi describes no app yet. Install it: app.install(...).");
        App.create("one").install(openApi);

        assertThatThrownBy(() -> App.create("two").install(openApi))
                .hasMessage("This OpenApi is installed in an app already. Make one for each: OpenApi.create(...).");
    }
}
