package dev.carafe.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** Carafe's answers against Werkzeug's recorded ones; {@link Recorded} tells where they are read from. */
class RoutingCasesTest {
    private static final List<String> SYNTAXES = List.of("rule", "rule_canonical");

    @Test
    void matchesAsRecorded() {
        run("routing", Recorded.read("match_cases.json"), RoutingCasesTest::answer, RoutingCasesTest::isSameAnswer,
                (urls, recordedCase) -> recordedCase.get("must").asBoolean());
    }

    @Test
    void buildsAsRecorded() {
        run("building", Recorded.read("build_cases.json"), RoutingCasesTest::url, RoutingCasesTest::isSameUrl,
                (urls, recordedCase) ->
                        recordedCase.get("must").asBoolean() && leadsSomewhere(urls, recordedCase.get("expected")));
    }

    @Test
    void refusesRulesThatCannotWork() {
        for (JsonNode invalid : Recorded.read("match_cases.json").get("invalid_rules")) {
            for (String field : List.of("rules", "rules_canonical")) {
                if (invalid.get("must_reject").asBoolean() && invalid.has(field)) {
                    assertThatIllegalArgumentException().as(invalid.toString()).isThrownBy(() -> addAll(invalid.get(field)));
                }
            }
        }
    }

    @Test
    void answersHostilePathsInMilliseconds() {
        for (JsonNode hostile : Recorded.read("match_cases.json").get("perf")) {
            UrlMap urls = addAll(hostile.get("rules"));
            JsonNode parts = hostile.get("target");
            String middle = parts.get(1).asText().repeat(hostile.get("repeat").asInt());
            String path = parts.get(0).asText() + middle + parts.get(2).asText();
            urls.compile();
            int status = status(urls.match("GET", path));

            JsonNode expected = hostile.get("expected");
            assertThat(expected.isArray() ? Recorded.texts(expected) : List.of(expected.asText())).contains("" + status);
            assertThat(quickest(urls, path)).as(hostile.get("rules").toString()).isLessThan(Duration.ofMillis(50));
        }
    }

    /** The quickest of a few matches: a machine that is busy with other things slows some of them, a slow algorithm all. */
    private static Duration quickest(UrlMap urls, String path) {
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            urls.match("GET", path);
            quickest = Math.min(quickest, System.nanoTime() - start);
        }
        return Duration.ofNanos(quickest);
    }

    private static UrlMap addAll(JsonNode rules) {
        UrlMap urls = new UrlMap(new Converters());
        for (int i = 0; i < rules.size(); i++) {
            urls.add(Rule.builder(rules.get(i).asText()).endpoint("e" + i));
        }
        return urls;
    }

    private static <A> void run(
            String name,
            JsonNode recorded,
            BiFunction<UrlMap, JsonNode, A> ask,
            BiPredicate<A, JsonNode> isSame,
            BiPredicate<UrlMap, JsonNode> mustBeSame) {
        int passed = 0;
        int skipped = 0;
        List<String> failures = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        for (JsonNode map : recorded.get("maps")) {
            if (Recorded.isLeftOut(map)) {
                skipped++;
                continue;
            }
            List<UrlMap> both = SYNTAXES.stream().map(syntax -> Recorded.map(map, syntax)).toList();
            for (JsonNode recordedCase : map.get("cases")) {
                String difference = null;
                boolean must = false;
                for (UrlMap urls : both) {
                    A answer = ask.apply(urls, recordedCase);
                    if (!isSame.test(answer, recordedCase.get("expected")) && !isAccepted(answer, recordedCase, isSame)) {
                        difference = map.get("id").asText() + ": " + recordedCase + " but was " + answer;
                        must = mustBeSame.test(urls, recordedCase);
                    }
                }
                if (difference == null) {
                    passed++;
                } else {
                    (must ? failures : differences).add(difference);
                }
            }
        }
        System.out.println(name + ": " + passed + " passed, " + failures.size() + " failed");
        System.out.println(name + ": " + differences.size() + " differ on purpose, " + skipped + " maps skipped");
        differences.forEach(System.out::println);
        assertThat(failures).isEmpty();
        assertThat(passed).isPositive();
    }

    private static <A> boolean isAccepted(A answer, JsonNode recordedCase, BiPredicate<A, JsonNode> isSame) {
        for (JsonNode other : recordedCase.path("accept")) {
            if (isSame.test(answer, other)) {
                return true;
            }
        }
        return false;
    }

    private static Match answer(UrlMap urls, JsonNode recordedCase) {
        String path = recordedCase.get("target").asText().split("\\?", 2)[0];
        return recordedCase.path("websocket").asBoolean()
                ? urls.matchWebSocket(path)
                : urls.match(recordedCase.get("method").asText(), path);
    }

    private static boolean isSameAnswer(Match match, JsonNode expected) {
        if (status(match) != expected.get("status").asInt()) {
            return false;
        }
        return switch (match) {
            case Match.Found found -> found.rule().endpoint().equals(expected.get("endpoint").asText())
                    && found.values().equals(Recorded.values(expected.get("values")));
            case Match.WrongMethod wrong -> wrong.allowed().equals(Set.copyOf(Recorded.texts(expected.get("allow"))));
            case Match.Redirect redirect -> Recorded.pieces(redirect.path())
                    .equals(Recorded.pieces(expected.get("location").asText().split("\\?", 2)[0]));
            case Match.Missing missing -> true;
            case Match.Malformed malformed -> true;
            case Match.WrongProtocol wrong -> true;
        };
    }

    private static int status(Match match) {
        return switch (match) {
            case Match.Found found -> 200;
            case Match.WrongMethod wrong -> 405;
            case Match.Redirect redirect -> 308;
            case Match.Missing missing -> 404;
            case Match.Malformed malformed -> 400;
            case Match.WrongProtocol wrong -> 400;
        };
    }

    /** The URL, or the exception. */
    private static Object url(UrlMap urls, JsonNode recordedCase) {
        BuildOptions options = BuildOptions.NONE;
        if (recordedCase.has("method")) {
            options = options.method(recordedCase.get("method").asText());
        }
        if (recordedCase.has("anchor")) {
            options = options.anchor(recordedCase.get("anchor").asText());
        }
        if (recordedCase.path("external").asBoolean() || recordedCase.has("scheme")) {
            options = options.external(recordedCase.path("scheme").asText("http"), "example.org");
        }
        if (!recordedCase.path("append_unknown").asBoolean(true)) {
            options = options.withoutUnknown();
        }
        try {
            return urls.build(recordedCase.get("endpoint").asText(), Recorded.values(recordedCase.get("values")), options);
        } catch (BuildException e) {
            return e;
        }
    }

    private static boolean isSameUrl(Object built, JsonNode expected) {
        return built instanceof String url
                ? expected.has("url") && Recorded.pieces(url).equals(Recorded.pieces(expected.get("url").asText()))
                : expected.has("error");
    }

    /** Werkzeug builds without checking, so some recorded URLs are taken by no rule at all; Carafe refuses to build those. */
    private static boolean leadsSomewhere(UrlMap urls, JsonNode expected) {
        String path = expected.path("url").asText().replaceFirst("^https?://[^/]*", "").split("[?#]", 2)[0];
        return expected.has("error") || !(urls.match("GET", path) instanceof Match.Missing);
    }
}
