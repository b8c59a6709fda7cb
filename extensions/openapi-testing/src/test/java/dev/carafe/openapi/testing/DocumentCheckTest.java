package dev.carafe.openapi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.carafe.App;
import dev.carafe.Handler;
import dev.carafe.openapi.OpenApi;
import dev.carafe.testing.TestClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code checkedByOpenApi()} sees of requests, of what handlers read, and of streams. */
class DocumentCheckTest {
    record Item(int id) { }

    record Other(int id) { }

    record Fields(String name, int age, List<Integer> marks, Optional<Boolean> staff) { }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    sealed interface Shape { }

    record Dot(int x) implements Shape { }

    private final App app = App.create("checked").install(OpenApi.create("Checked", "1"));
    private final Handler text = req -> "taken";

    private TestClient client() {
        return TestClient.of(app).checkedByOpenApi();
    }

    @Test
    void aTypeThatIsReadMustBeSaid() {
        app.post("/undeclared", req -> Map.of("id", req.json(Item.class).id()))
                .route("/other").post().accepts(Other.class).returns(200, Item.class).to(req -> req.json(Item.class))
                .route("/query").returns(200, Item.class).to(req -> req.args().bind(Item.class))
                .route("/form").post().consumes("application/x-www-form-urlencoded").returns(200, Item.class)
                .to(req -> req.form().bind(Item.class))
                .route("/many").post().accepts(Other[].class).returns(200, Item[].class).to(req -> req.json(Item[].class));
        TestClient client = client();
        String told = "- The handler reads a %s, which the document does not have. Say it on the route: accepts(%1$s.class), "
                + "or query(%1$s.class) if it is the query.";

        assertThatThrownBy(() -> client.post("/undeclared", Map.of("id", 1))).hasMessageContaining(told.formatted("Item"));
        assertThatThrownBy(() -> client.post("/other", Map.of("id", 1))).hasMessageContaining(told.formatted("Item"));
        assertThatThrownBy(() -> client.get("/query?id=1")).hasMessageContaining(told.formatted("Item"));
        assertThatThrownBy(() -> client.request("POST", "/form").form("id", "1").send()).hasMessageContaining(told.formatted("Item"));
        assertThatThrownBy(() -> client.post("/many", List.of(Map.of("id", 1)))).hasMessageContaining(told.formatted("Item[]"));
    }

    @Test
    void aTypeThatIsReadAsSaidIsNoFault() {
        app.route("/list").post().accepts(Item[].class).returns(200, Item[].class).to(req -> req.json(Item[].class))
                .route("/shape").post().accepts(Shape.class).returns(200, Shape.class).to(req -> req.json(Dot.class))
                .route("/map").post().accepts(Item.class).returns(200, String.class).to(req -> "" + req.json(Map.class).size())
                .route("/query").query(Item.class).returns(200, Item.class).to(req -> req.args().bind(Item.class));
        TestClient client = client();

        assertThat(client.post("/list", List.of(Map.of("id", 1)))).hasStatus(200);
        assertThat(client.post("/shape", Map.of("kind", "Dot", "x", 1))).hasStatus(200);
        assertThat(client.post("/map", Map.of("id", 1))).hasStatus(200);
        assertThat(client.get("/query?id=1")).hasStatus(200);
    }

    @Test
    void theFieldsOfAFormAreChecked() {
        app.route("/form").post().accepts(Fields.class).consumes("application/x-www-form-urlencoded", "multipart/form-data")
                .returns(200, String.class).to(text);
        TestClient client = client();

        assertThat(client.request("POST", "/form").form("age", "1").form("marks", "1").form("marks", "").form("csrf_token", "x")
                .send()).hasStatus(200);
        assertThatThrownBy(() -> client.request("POST", "/form").form("age", "old").form("marks", "x").send())
                .hasMessageContaining("- The app took the body, but /age ").hasMessageContaining("- The app took the body, but /marks/0 ");
        assertThatThrownBy(() -> client.request("POST", "/form").form("name", "Ada").send())
                .hasMessageContaining("- The app took the body, but the value required property 'age' not found");
        assertThatThrownBy(() -> client.request("POST", "/form").form("age", "").file("file", "a.txt", new byte[1]).send())
                .hasMessageContaining("- The app took the body, but the value required property 'age' not found");
    }

    @Test
    void headersAndCookiesAreChecked() {
        app.route("/").header("X-Depth", int.class).cookie("size", long.class).returns(200, String.class).to(text);
        TestClient client = client();

        assertThat(client.request("GET", "/").header("X-Depth", "3").header("Cookie", "size=4; theme=dark").send()).hasStatus(200);
        assertThatThrownBy(() -> client.request("GET", "/").header("X-Depth", "deep").send())
                .hasMessageContaining("- The header X-Depth: the value string found, integer expected");
        assertThatThrownBy(() -> client.request("GET", "/").header("Cookie", "size=big").send())
                .hasMessageContaining("- The cookie size: the value string found, integer expected");
    }

    @Test
    void eachElementOfAStreamIsChecked() {
        app.route("/items").produces("application/jsonl", "application/json").returns(200, Item[].class)
                .to(req -> Stream.of(new Item(1), Map.of("id", req.args().get("id", "2"))))
                .route("/fine").produces("application/jsonl").returns(200, Item[].class).to(req -> Stream.of(new Item(1), new Item(2)))
                .route("/none").produces("application/jsonl").returns(200, Item[].class).to(req -> Stream.of());
        TestClient client = client();

        assertThat(client.get("/fine")).hasStatus(200).hasText("{\"id\":1}\n{\"id\":2}\n");
        assertThat(client.get("/none")).hasStatus(200);
        assertThatThrownBy(() -> client.get("/items")).hasMessageContaining("- The response: /1/id string found, integer expected");
        assertThatThrownBy(() -> client.request("GET", "/items").header("Accept", "application/json").send())
                .hasMessageContaining("- The response: /1/id string found, integer expected");
    }
}
