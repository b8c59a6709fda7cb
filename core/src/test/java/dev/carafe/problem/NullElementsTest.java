package dev.carafe.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import dev.carafe.App;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A null in a list, an array or a map is no value, unless its type says that it may be. */
class NullElementsTest {
    record Post(int id, List<Integer> marks, List<List<String>> rows, Map<String, Integer> counts, String[] tags,
            Optional<List<String>> more, List<Post> replies) { }

    record Lenient(List<@Nullable String> texts, @Nullable Integer[] numbers, Map<String, @Nullable Long> counts, List<Object> any,
            Map<String, Object> map, List<Optional<String>> options, List<JsonNode> nodes,
            @JsonSetter(contentNulls = Nulls.SKIP) Set<String> set) { }

    static final class Bean {
        private List<String> names = List.of();

        public List<String> getNames() {
            return names;
        }

        public void setNames(List<String> names) {
            this.names = names;
        }
    }

    private final App app = App.create("posts")
            .post("/post", req -> req.json(Post.class))
            .post("/posts", req -> req.json(Post[].class))
            .post("/grid", req -> req.json(Integer[][].class))
            .post("/any", req -> req.json(Object[].class))
            .post("/map", req -> req.json(Map.class))
            .post("/bean", req -> req.json(Bean.class))
            .post("/form", req -> req.form().bind(Post.class))
            .post("/lenient", req -> req.json(Lenient.class));

    private String post(String path, String type, String body, int status) {
        Response response = app.handle(Request.of("POST", path).withHeader("Content-Type", type).withBody(body.getBytes(UTF_8))
                .withHeader("Accept-Language", "de"));
        assertThat(response.status()).isEqualTo(status);
        return new String(response.data(), UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/post|{'id':1,'marks':[1,null]}|/marks/1 fehlt",
        "/post|{'id':1,'rows':[['a'],['b',null]]}|/rows/1/1 fehlt",
        "/post|{'id':1,'rows':[null]}|/rows/0 fehlt",
        "/post|{'id':1,'counts':{'a/b':null}}|/counts/a~1b fehlt",
        "/post|{'id':1,'tags':[null]}|/tags/0 fehlt",
        "/post|{'id':1,'more':['a',null]}|/more/1 fehlt",
        "/post|{'id':1,'replies':[{'id':2,'marks':[null]}]}|/replies/0/marks/0 fehlt",
        "/post|{'id':1,'replies':[null]}|/replies/0 fehlt",
        "/post|{'marks':[null,'x']}|/id fehlt; /marks/0 fehlt; /marks/1 muss eine ganze Zahl sein",
        "/posts|[null,{},{'id':1,'marks':[null]}]|/0 fehlt; /1/id fehlt; /2/marks/0 fehlt",
        "/posts|[{'id':1},null]|/1 fehlt",
        "/grid|[[1],[2,null],null]|/1/1 fehlt; /2 fehlt",
        "/bean|{'names':['a',null]}|/names/1 fehlt"})
    void aNullIsMissing(String path, String json, String told) {
        assertThat(post(path, "application/json", json.replace('\'', '"'), 400))
                .startsWith("{\"detail\":\"Einige Werte fehlen oder sind ung\\u00fcltig: " + told + ".\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/lenient|{'texts':[null],'numbers':[1,null],'counts':{'a':null},'any':[null],'map':{'a':null},'options':[null],"
                + "'nodes':[null],'set':[null,'a']}"
                + "|{'any':[null],'counts':{'a':null},'map':{'a':null},'nodes':[null],'numbers':[1,null],'options':[null],'set':['a'],"
                + "'texts':[null]}",
        "/any|[null,1]|[null,1]",
        "/map|{'a':[null]}|{'a':[null]}"})
    void aNullIsTakenWhereTheTypeSaysSo(String path, String json, String read) {
        assertThat(post(path, "application/json", json.replace('\'', '"'), 200)).isEqualToIgnoringNewLines(read.replace('\'', '"'));
    }

    @Test
    void anEmptyFieldOfAFormAddsNothingToAList() {
        assertThat(post("/form", "application/x-www-form-urlencoded", "id=1&marks=&marks=2&tags=", 200))
                .contains("\"marks\":[2]").contains("\"tags\":[\"\"]");
    }
}
