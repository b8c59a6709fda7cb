package dev.carafe.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class UrlMapTest {
    private final UrlMap urls = new UrlMap(new Converters());

    private Rule get(String text, String endpoint) {
        return urls.add(Rule.builder(text).endpoint(endpoint).methods(List.of("GET")));
    }

    @Test
    void findsTheRuleAndItsTypedValues() {
        Rule person = get("/person/<id:int>", "person");

        assertThat(urls.match("GET", "/person/7")).isEqualTo(new Match.Found(person, Map.of("id", 7L)));
        assertThat(urls.match("HEAD", "/person/7")).isInstanceOf(Match.Found.class);
        assertThat(urls.match("GET", "/person/x")).isInstanceOf(Match.Missing.class);
    }

    @Test
    void wrongMethodNamesTheUnionOfAllMethods() {
        get("/new", "new");
        urls.add(Rule.builder("/<name>").endpoint("put").methods(List.of("put")));

        assertThat(urls.match("POST", "/new")).isEqualTo(new Match.WrongMethod(Set.of("GET", "HEAD", "OPTIONS", "PUT")));
        assertThat(urls.allowedMethods("/new")).containsExactly("GET", "HEAD", "OPTIONS", "PUT");
    }

    @Test
    void tellsWhichRequestsAreItsOwn() {
        get("/person/<id:int>", "person");
        get("/dir/", "dir");
        urls.add(Rule.builder("/ws").endpoint("ws").websocket(true));

        assertThat(List.of("/person/7", "/dir/", "/dir", "/ws", "//person//7", "/%zz")).allMatch(path -> urls.matches("GET", path));
        assertThat(urls.matches("POST", "/person/7")).isTrue();
        assertThat(List.of("/", "/person/x", "/person", "/person/7/")).noneMatch(path -> urls.matches("GET", path));
    }

    @Test
    void printsTheRulesInMatchOrder() {
        get("/static/<path:filename>", "static");
        get("/api", "api");

        assertThat(urls).hasToString("UrlMap([<Rule '/static/<path:filename>' (GET, HEAD, OPTIONS) -> static>, "
                + "<Rule '/api' (GET, HEAD, OPTIONS) -> api>])");
    }

    @Test
    void refusesARuleThatCouldNeverWin() {
        get("/x/<a>", "first");

        assertThatIllegalArgumentException().isThrownBy(() -> get("/x/<b>", "second"))
                .withMessage("Rule <Rule '/x/<b>' (GET, HEAD, OPTIONS) -> second> takes the same paths for GET as "
                        + "<Rule '/x/<a>' (GET, HEAD, OPTIONS) -> first>, which would always win. "
                        + "Change the path or the methods of one of them.");
    }

    @Test
    void refusesRulesAfterTheFirstMatch() {
        urls.match("GET", "/");

        assertThatIllegalStateException().isThrownBy(() -> get("/late", "late"))
                .withMessageStartingWith("Rule '/late' comes too late");
    }

    @Test
    void manyThreadsMayMatchFirst() throws Exception {
        Rule rule = get("/<a>/<n:int>", "e");
        List<Callable<Match>> tasks = new ArrayList<>();
        for (long i = 0; i < 200; i++) {
            String path = "/x/" + i;
            tasks.add(() -> urls.match("GET", path));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Match>> matches = threads.invokeAll(tasks);
            for (int i = 0; i < matches.size(); i++) {
                assertThat(matches.get(i).get()).isEqualTo(new Match.Found(rule, Map.of("a", "x", "n", (long) i)));
            }
        }
    }
}
