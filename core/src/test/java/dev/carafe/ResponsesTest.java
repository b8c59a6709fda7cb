package dev.carafe;

import static dev.carafe.Carafe.jsonify;
import static dev.carafe.Carafe.sendFile;
import static dev.carafe.Carafe.sendFromDirectory;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.http.StreamBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResponsesTest {
    private static final String JSON = "application/json";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String BYTES = "application/octet-stream";

    record Person(String name, int age) { }

    private static Response respondWith(@Nullable Object value) {
        return App.create("answers").get("/", req -> value).handle(Request.of("GET", "/"));
    }

    private static void assertResponse(@Nullable Object value, String type, String text) {
        Response response = respondWith(value);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo(type);
        assertThat(new String(response.data(), UTF_8)).isEqualTo(text);
    }

    @Test
    void aStringIsHtmlAndTextSaysSo() {
        assertResponse("<p>é", HTML, "<p>é");
        assertResponse(Response.text("<p>"), "text/plain; charset=utf-8", "<p>");
        assertResponse(Response.of("a,b").contentType("text/csv"), "text/csv; charset=utf-8", "a,b");
    }

    @Test
    void mapsRecordsListsAndArraysAreJson() {
        assertResponse(Map.of("b", 1, "a", 2), JSON, "{\"a\":2,\"b\":1}");
        assertResponse(new Person("Ada", 36), JSON, "{\"age\":36,\"name\":\"Ada\"}");
        assertResponse(List.of(1, "two"), JSON, "[1,\"two\"]");
        assertResponse(new int[] {1, 2}, JSON, "[1,2]");
        assertResponse(jsonify(null), JSON, "null");
        assertResponse(jsonify("s"), JSON, "\"s\"");
    }

    @Test
    void bytesAndStreamsAreSentAsTheyAre() {
        assertResponse("abc".getBytes(UTF_8), BYTES, "abc");
        assertResponse(new ByteArrayInputStream("abc".getBytes(UTF_8)), BYTES, "abc");
        assertResponse((StreamBody) out -> out.write('a'), BYTES, "a");
    }

    @Test
    void partsAreTextOrBytes() {
        assertResponse(List.of("a,", "b,".getBytes(UTF_8), "c").iterator(), HTML, "a,b,c");
        assertResponse(Stream.of("x,", "y"), HTML, "x,y");
    }

    @Test
    void anOptionalIsItsValueOr404() {
        assertResponse(Optional.of("here"), HTML, "here");
        assertThat(respondWith(Optional.empty()).status()).isEqualTo(404);
    }

    @Test
    void aPathIsAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "abc");
        assertResponse(file, "text/plain; charset=utf-8", "abc");
        assertResponse(sendFile(file), "text/plain; charset=utf-8", "abc");
        assertThat(respondWith(file).header("Cache-Control")).isEqualTo("no-cache");
        assertThat(respondWith(Response.file(file).header("Cache-Control", "no-store")).header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aFileOfAFolderNeverLeavesIt(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(inner.resolve("a.txt"), "abc");
        App app = App.create("folder").get("/<path:name>", req -> sendFromDirectory(inner, req.pathParam("name")));
        assertThat(app.handle(Request.of("GET", "/a.txt")).data()).isEqualTo("abc".getBytes(UTF_8));
        assertThat(app.handle(Request.of("GET", "/..%2fsecret.txt")).status()).isEqualTo(404);
        assertThat(app.handle(Request.of("GET", "/none.txt")).status()).isEqualTo(404);
    }

    @Test
    void whatIsNoResponseIsA500() {
        for (Object value : new @Nullable Object[] {null, 42, true, Response.of(null), List.of(Double.NaN)}) {
            assertThat(respondWith(value).status()).as("%s", value).isEqualTo(500);
        }
    }

    @Test
    void theJsonSettingsRule() {
        App app = App.create("settings").get("/", req -> Map.of("k", "é"));
        app.config().set("JSON_AS_ASCII", false).set("JSONIFY_PRETTYPRINT_REGULAR", true).set("JSONIFY_MIMETYPE", "application/vnd.x+json");
        Response response = app.handle(Request.of("GET", "/"));
        assertThat(new String(response.data(), UTF_8)).isEqualTo("{\n  \"k\": \"é\"\n}");
        assertThat(response.contentType()).isEqualTo("application/vnd.x+json");
    }
}
