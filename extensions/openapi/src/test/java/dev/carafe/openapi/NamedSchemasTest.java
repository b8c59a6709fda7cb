package dev.carafe.openapi;

import static dev.carafe.openapi.Documents.document;
import static dev.carafe.openapi.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import dev.carafe.App;
import dev.carafe.http.FilePart;
import dev.carafe.http.Response;
import dev.carafe.problem.Problem;
import dev.carafe.routing.Converter;
import dev.carafe.testing.TestClient;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which schemas have a name, and when a type has several. */
class NamedSchemasTest {
    enum Color { RED, GREEN }

    record Price(int cents) {
        public double getEuros() {
            return cents / 100.0;
        }

        public Optional<String> getNote() {
            return Optional.empty();
        }
    }

    record Item(@NotNull String name, @NotNull Price price, @NotNull Color color) { }

    record Plain(@NotNull Color color) { }

    private static App app() {
        return App.create("shop").install(OpenApi.create("Shop", "1.0"));
    }

    private static JsonNode schema(App app, String name) {
        return document(app).path("components").path("schemas").path(name);
    }

    private static List<String> names(App app) {
        return document(app).at("/components/schemas").properties().stream().map(Map.Entry::getKey).toList();
    }

    @Test
    void whatIsComputedIsInResponsesOnlyAndSplitsWhatHasIt() throws Exception {
        App app = app().route("/items").post().accepts(Item[].class).returns(201, Item.class).to(req -> "")
                .route("/plain").post().accepts(Plain.class).returns(200, Plain.class).to(req -> "");
        JsonNode post = document(app).at("/paths/~1items/post");

        assertThat(names(app)).containsExactly(
                "Color", "InvalidValue", "Item-Input", "Item-Output", "Plain", "Price-Input", "Price-Output", "Problem");
        assertThat(post.at("/requestBody/content/application~1json/schema")).isEqualTo(json(
                "{'type':'array','items':{'$ref':'#/components/schemas/Item-Input'}}"));
        assertThat(post.at("/responses/201/content/application~1json/schema")).isEqualTo(json(
                "{'$ref':'#/components/schemas/Item-Output'}"));
        assertThat(schema(app, "Price-Input")).isEqualTo(json(
                "{'title':'Price','type':'object','properties':{'cents':{'type':'integer','format':'int32'}},'required':['cents']}"));
        assertThat(schema(app, "Price-Output")).isEqualTo(json("""
                {'title':'Price','type':'object','properties':{'cents':{'type':'integer','format':'int32'},
                'euros':{'type':'number','format':'double','readOnly':true},'note':{'type':['string','null'],'readOnly':true}},
                'required':['cents','euros']}"""));
        assertThat(schema(app, "Item-Output")).isEqualTo(json("""
                {'title':'Item','type':'object','properties':{'name':{'type':'string'},'price':{'$ref':'#/components/schemas/Price-Output'},
                'color':{'$ref':'#/components/schemas/Color'}},'required':['name','price','color']}"""));
        assertThat(schema(app, "Color")).isEqualTo(json("{'type':'string','enum':['RED','GREEN']}"));
    }

    @Test
    void aTypeOfOneSideHasOneName() {
        App app = app().route("/items").returns(200, Item.class).to(req -> "");

        assertThat(names(app)).containsExactly("Color", "Item", "Price");
        assertThat(schema(app, "Price").path("properties").has("euros")).isTrue();
    }

    @Test
    void whatIsWrittenIsWhatTheSchemaHas() {
        App app = app().route("/items").post().accepts(Price.class).returns(200, Price.class).to(req -> req.json(Price.class));
        TestClient client = TestClient.of(app);

        assertThat(client.post("/items", Map.of("cents", 150))).hasText("{\"cents\":150,\"euros\":1.5,\"note\":null}");
        assertThat(client.post("/items", Map.of("cents", 150, "euros", 7))).hasStatus(200).json("/euros", 1.5);
    }

    static final class Account {
        private final String id;
        private String password = "";
        private String owner = "";
        private final int level = 3;

        Account(@JsonProperty("id") String id) {
            this.id = id;
        }

        public String getId() {
            return id;
        }

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        public String getPassword() {
            return password;
        }

        public void setPassword(String password) {
            this.password = password;
        }

        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        public String getOwner() {
            return owner;
        }

        public void setOwner(String owner) {
            this.owner = owner;
        }

        public int getLevel() {
            return level;
        }

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        public int getDebts() {
            return 0;
        }
    }

    @Test
    void annotationsAndFinalFieldsSayWhatIsReadAndWhatIsWritten() throws Exception {
        App app = app().route("/accounts").post().accepts(Account.class).returns(201, Account.class).to(req -> "");

        assertThat(schema(app, "Account-Input").path("properties")).isEqualTo(json(
                "{'id':{'type':['string','null']},'password':{'type':['string','null'],'writeOnly':true}}"));
        assertThat(schema(app, "Account-Output").path("properties")).isEqualTo(json("""
                {'id':{'type':['string','null']},'owner':{'type':['string','null'],'readOnly':true},
                'level':{'type':'integer','format':'int32','readOnly':true},
                'debts':{'type':'integer','format':'int32','readOnly':true}}"""));
        assertThat(schema(app, "Account-Output").path("required")).isEqualTo(json("['level']"));
    }

    interface Labelled {
        default String getLabel() {
            return "a label";
        }
    }

    abstract static class Base {
        private final int id;

        Base(int id) {
            this.id = id;
        }

        public int getId() {
            return id;
        }
    }

    static final class Sub extends Base implements Labelled {
        @JsonCreator
        Sub(@JsonProperty("id") int id) {
            super(id);
        }
    }

    @Test
    void whatIsInheritedCountsAsOwn() throws Exception {
        App app = app().route("/subs").post().accepts(Sub.class).returns(200, Sub.class).to(req -> req.json(Sub.class));

        assertThat(schema(app, "Sub-Input")).isEqualTo(json(
                "{'title':'Sub','type':'object','properties':{'id':{'type':'integer','format':'int32'}},'required':['id']}"));
        assertThat(schema(app, "Sub-Output").path("properties")).isEqualTo(json("""
                {'id':{'type':'integer','format':'int32'},'label':{'type':['string','null'],'readOnly':true}}"""));
        assertThat(TestClient.of(app).post("/subs", Map.of("id", 7))).hasText("{\"id\":7,\"label\":\"a label\"}");
    }

    interface View {
        @NotNull String getTitle();

        int getViews();
    }

    @Test
    void aTypeThatIsNeverReadHasNothingReadOnly() throws Exception {
        App app = app().route("/view").returns(200, View.class).to(req -> "");

        assertThat(schema(app, "View")).isEqualTo(json("""
                {'type':'object','properties':{'title':{'type':'string'},'views':{'type':'integer','format':'int32'}},
                'required':['title','views']}"""));
    }

    static final class Counter {
        private int count = 1;
        private @Nullable String label;

        public int getCount() {
            return count;
        }

        public void setCount(int count) {
            this.count = count;
        }

        public @Nullable String getLabel() {
            return label;
        }

        public void setLabel(@Nullable String label) {
            this.label = label;
        }
    }

    @Test
    void whatABeanHasADefaultForIsAlwaysWritten() throws Exception {
        App app = app().route("/counters").post().accepts(Counter.class).returns(200, Counter.class).to(req -> "");

        assertThat(schema(app, "Counter-Input").has("required")).isFalse();
        assertThat(schema(app, "Counter-Output").path("required")).isEqualTo(json("['count']"));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    sealed interface Shape { }

    record Circle(double radius) implements Shape {
        public double getArea() {
            return Math.PI * radius * radius;
        }
    }

    record Point() implements Shape { }

    @Test
    void kindsOfASealedTypeAreSplitToo() throws Exception {
        App app = app().route("/shapes").post().accepts(Shape.class).returns(200, Shape.class).to(req -> "");

        assertThat(names(app)).containsExactly("Circle-Input", "Circle-Output", "InvalidValue", "Point", "Problem", "Shape-Input",
                "Shape-Output");
        assertThat(schema(app, "Shape-Output")).isEqualTo(json("""
                {'title':'Shape','oneOf':[{'$ref':'#/components/schemas/Circle-Output'},{'$ref':'#/components/schemas/Point'}],
                'discriminator':{'propertyName':'kind','mapping':{'Circle':'#/components/schemas/Circle-Output',
                'Point':'#/components/schemas/Point'}}}"""));
    }

    record Node(@NotNull List<@NotNull Node> children, @NotNull Color color) { }

    record Computed(@NotNull List<@NotNull Computed> children) {
        public int getDepth() {
            return children.stream().mapToInt(Computed::getDepth).max().orElse(0) + 1;
        }
    }

    @Test
    void typesMayReferToThemselves() throws Exception {
        App app = app().route("/nodes").post().accepts(Node.class).returns(200, Node.class).to(req -> "")
                .route("/computed").post().accepts(Computed.class).returns(200, Computed.class).to(req -> "");

        assertThat(names(app)).contains("Node", "Computed-Input", "Computed-Output");
        assertThat(schema(app, "Computed-Output").at("/properties/children/items")).isEqualTo(json(
                "{'$ref':'#/components/schemas/Computed-Output'}"));
    }

    record Photo(@NotNull String title, boolean shown, @NotNull Color color, @NotNull FilePart file) { }

    record Filter(boolean shown, Optional<Color> color, int page) {
        public boolean isEmpty() {
            return !shown && color.isEmpty();
        }
    }

    @Test
    void aFormIsASchemaAndAQueryIsParameters() throws Exception {
        App app = app().route("/photos").post().accepts(Photo.class).to(req -> "")
                .route("/photos").query(Filter.class).to(req -> "")
                .route("/filters").post().accepts(Filter.class).consumes("application/json", "application/x-www-form-urlencoded")
                .returns(200, Filter.class).to(req -> "");
        JsonNode document = document(app);

        assertThat(document.at("/paths/~1photos/post/requestBody/content/multipart~1form-data/schema")).isEqualTo(json(
                "{'$ref':'#/components/schemas/Photo'}"));
        assertThat(schema(app, "Photo")).isEqualTo(json("""
                {'type':'object','properties':{'title':{'type':'string'},'shown':{'type':'boolean'},
                'color':{'$ref':'#/components/schemas/Color'},
                'file':{'type':'string','format':'binary','contentMediaType':'application/octet-stream'}},
                'required':['title','color','file']}"""));
        assertThat(document.at("/paths/~1photos/get/parameters")).isEqualTo(json("""
                [{'name':'shown','in':'query','schema':{'type':'boolean'}},
                {'name':'color','in':'query','schema':{'$ref':'#/components/schemas/Color'}},
                {'name':'page','in':'query','required':true,'schema':{'type':'integer','format':'int32'}}]"""));
        assertThat(document.at("/paths/~1filters/post/requestBody/content/application~1json/schema/$ref").asText())
                .isEqualTo("#/components/schemas/Filter-Input");
        assertThat(document.at("/paths/~1filters/post/requestBody/content/application~1x-www-form-urlencoded/schema/$ref").asText())
                .isEqualTo("#/components/schemas/Filter-Form");
        assertThat(names(app)).containsExactly("Color", "Filter-Form", "Filter-Input", "Filter-Output", "InvalidValue", "Photo", "Problem");
    }

    record Defaults(@JsonProperty(defaultValue = "20") Optional<Integer> seats, @JsonProperty(defaultValue = "20") String code,
            @JsonProperty(defaultValue = "2026-11-28") LocalDate day, @JsonProperty(defaultValue = "RED") Color color,
            @JsonProperty(defaultValue = "1") int needed, @JsonProperty(defaultValue = "20") Optional<String> text,
            @JsonProperty(defaultValue = "true") Boolean shown, @JsonProperty(defaultValue = "x") Optional<Integer> wrong,
            @JsonPropertyDescription("Counted from 1.") @JsonProperty(defaultValue = "[1]") List<Integer> pages) { }

    @Test
    void aDefaultIsThatOfTheAnnotationWhereThePropertyMayBeAbsent() throws Exception {
        App app = app().route("/defaults").post().accepts(Defaults.class).to(req -> "");

        assertThat(schema(app, "Defaults").path("properties")).isEqualTo(json("""
                {'seats':{'type':['integer','null'],'format':'int32','default':20},'code':{'type':['string','null'],'default':'20'},
                'day':{'type':['string','null'],'format':'date','default':'2026-11-28'},
                'color':{'anyOf':[{'type':'null'},{'$ref':'#/components/schemas/Color'}],'default':'RED'},
                'needed':{'type':'integer','format':'int32'},'text':{'type':['string','null'],'default':'20'},
                'shown':{'type':['boolean','null'],'default':true},
                'wrong':{'type':['integer','null'],'format':'int32'},
                'pages':{'type':['array','null'],'items':{'type':'integer','format':'int32'},'description':'Counted from 1.',
                'default':[1]}}"""));
    }

    @Test
    void problemsAndTheirErrorsHaveSchemas() throws Exception {
        App app = app().route("/items").post().accepts(Plain.class).returns(409, Problem.class).to(req -> Response.noContent());
        app.config().set("VALIDATION_STATUS", 422);
        JsonNode responses = document(app).at("/paths/~1items/post/responses");

        for (String status : List.of("400", "409", "415", "422")) {
            assertThat(responses.at("/" + status + "/content/application~1problem+json/schema")).isEqualTo(json(
                    "{'$ref':'#/components/schemas/Problem'}"));
        }
        assertThat(schema(app, "Problem").at("/properties/errors/items")).isEqualTo(json("{'$ref':'#/components/schemas/InvalidValue'}"));
        assertThat(schema(app, "InvalidValue").path("required")).isEqualTo(json("['pointer','message']"));
    }

    @Test
    void anEnumOfThePathIsNamedIfItsJsonIsTheSame() throws Exception {
        App app = app().converter("color", Converter.of(Color.class, Color::valueOf, Color::name))
                .converter("level", Converter.of(OpenApiTest.Level.class, OpenApiTest.Level::valueOf, OpenApiTest.Level::name))
                .get("/<color:color>/<level:level>", req -> "");

        assertThat(document(app).at("/paths/~1{color}~1{level}/get/parameters")).isEqualTo(json("""
                [{'name':'color','in':'path','required':true,'schema':{'$ref':'#/components/schemas/Color'}},
                {'name':'level','in':'path','required':true,'schema':{'type':'string'}}]"""));
    }
}
