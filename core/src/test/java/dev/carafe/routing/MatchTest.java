package dev.carafe.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchTest {
    private final UrlMap urls = new UrlMap(new Converters());

    private Rule add(String rule, String... methods) {
        return urls.add(Rule.builder(rule).endpoint(rule).methods(List.of(methods)));
    }

    private String endpoint(String path) {
        return urls.match("GET", path) instanceof Match.Found found ? found.rule().endpoint() : "none";
    }

    @Test
    void theMoreSpecificRuleWinsWhateverTheOrder() {
        add("/<p:path>", "GET");
        add("/<s>", "GET");
        add("/<u:uuid>", "GET");
        add("/<n:int>", "GET");
        add("/<s>.txt", "GET");
        add("/me", "GET");

        assertThat(endpoint("/me")).isEqualTo("/me");
        assertThat(endpoint("/a.txt")).isEqualTo("/<s>.txt");
        assertThat(endpoint("/7")).isEqualTo("/<n:int>");
        assertThat(endpoint("/2b5b0911-fdcf-4dd2-921b-28ace88db8a0")).isEqualTo("/<u:uuid>");
        assertThat(endpoint("/you")).isEqualTo("/<s>");
        assertThat(endpoint("/a/b")).isEqualTo("/<p:path>");
    }

    @Test
    void aRefusedValueGoesToTheNextRuleAndIsNoReasonFor405() {
        add("/<n:int(max=9)>", "POST");
        add("/<s>", "GET");

        assertThat(endpoint("/10")).isEqualTo("/<s>");
        assertThat(urls.match("PUT", "/10")).isEqualTo(new Match.WrongMethod(Set.of("GET", "HEAD", "OPTIONS")));
        assertThat(urls.match("POST", "/7")).isInstanceOf(Match.Found.class);
    }

    @Test
    void aMissingSlashIsAddedAndASurplusOneIsNot() {
        add("/dir/", "GET");
        add("/file", "GET");

        assertThat(urls.match("GET", "/dir")).isEqualTo(new Match.Redirect("/dir/"));
        assertThat(urls.match("GET", "/file/")).isInstanceOf(Match.Missing.class);
        assertThat(urls.match("POST", "/dir")).isInstanceOf(Match.Missing.class);
    }

    @Test
    void withoutStrictSlashesBothFormsAreTheRulesAndSoIsTheWrongMethod() {
        urls.add(Rule.builder("/dir/").endpoint("dir").methods(List.of("GET")).strictSlashes(false));
        urls.add(Rule.builder("/file").endpoint("file").methods(List.of("GET")).strictSlashes(false));

        assertThat(endpoint("/dir")).isEqualTo("dir");
        assertThat(endpoint("/file/")).isEqualTo("file");
        assertThat(urls.match("POST", "/dir")).isInstanceOf(Match.WrongMethod.class);
        assertThat(urls.match("POST", "/file/")).isInstanceOf(Match.WrongMethod.class);
    }

    @Test
    void aRuleThatDoesNotMergeSlashesIsNoGoalOfARedirectByMerging() {
        urls.add(Rule.builder("/a/b/").endpoint("dir").methods(List.of("GET")).mergeSlashes(false));
        urls.add(Rule.builder("/a/c").endpoint("file").methods(List.of("GET")).mergeSlashes(false));
        urls.add(Rule.builder("/a/d").endpoint("loose").methods(List.of("GET")).mergeSlashes(false).strictSlashes(false));

        for (String path : List.of("/a//b", "/a//b/", "//a//b", "/a//c", "/a//d", "/a//d/")) {
            assertThat(urls.match("GET", path)).as(path).isInstanceOf(Match.Missing.class);
            assertThat(urls.match("POST", path)).as(path).isInstanceOf(Match.Missing.class);
        }
        assertThat(urls.match("GET", "/a/b")).isEqualTo(new Match.Redirect("/a/b/"));
    }

    @Test
    void aMergedPathIsLeftToTheRuleThatMerges() {
        urls.add(Rule.builder("/a/<n:int>").endpoint("number").methods(List.of("GET")).mergeSlashes(false));
        add("/a/<s>", "GET");

        assertThat(urls.match("GET", "/a//7")).isEqualTo(new Match.Redirect("/a/7"));
    }

    @Test
    void redirectsStayOnTheHostAndEncodeAnew() {
        add("/<a>/<b>/", "GET");

        assertThat(urls.match("GET", "//evil.example/%5Cx")).isEqualTo(new Match.Redirect("/evil.example/%5Cx/"));
        assertThat(urls.match("GET", "/a%2fb//%c3%a9")).isEqualTo(new Match.Redirect("/a%2Fb/%C3%A9/"));
    }

    @Test
    void anEncodedSlashStaysInsideItsValue() {
        add("/<s>", "GET");
        add("/files/<p:path>", "GET");

        assertThat(urls.match("GET", "/a%2Fb")).extracting("values").isEqualTo(Map.of("s", "a/b"));
        assertThat(urls.match("GET", "/files/%2Fetc/passwd")).isInstanceOf(Match.Missing.class);
    }

    @Test
    void aPercentSignInARuleIsSentEscaped() {
        add("/100%", "GET");
        add("/x%41", "GET");

        assertThat(endpoint("/100%25")).isEqualTo("/100%");
        assertThat(endpoint("/x%2541")).isEqualTo("/x%41");
        assertThat(endpoint("/x%41")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%", "/%4", "/%zz", "/a%00", "/a\0", "/%ff", "/%c0%af", "/%ed%a0%80", "/é%a9", "/%+1"})
    void whatIsNoPathIsMalformed(String path) {
        add("/<p:path>", "GET");

        assertThat(urls.match("GET", path)).isInstanceOf(Match.Malformed.class);
    }

    @Test
    void aHandshakeAndARequestAreTakenApart() {
        urls.add(Rule.builder("/ws").endpoint("ws").websocket(true));
        urls.add(Rule.builder("/both").endpoint("ws").websocket(true));
        add("/both", "GET");
        add("/page", "GET");
        add("/form", "POST");

        assertThat(urls.matchWebSocket("/ws")).isInstanceOf(Match.Found.class);
        assertThat(urls.matchWebSocket("/both")).extracting("rule.websocket").isEqualTo(true);
        assertThat(urls.match("GET", "/both")).extracting("rule.websocket").isEqualTo(false);
        assertThat(urls.match("GET", "/ws")).isInstanceOf(Match.WrongProtocol.class);
        assertThat(urls.matchWebSocket("/page")).isInstanceOf(Match.WrongProtocol.class);
        assertThat(urls.matchWebSocket("/form")).isInstanceOf(Match.WrongMethod.class);
        assertThat(urls.matchWebSocket("/none")).isInstanceOf(Match.Missing.class);
    }

    @Test
    void defaultsFollowTheVariables() {
        Rule rule = urls.add(Rule.builder("/list/<tag>").endpoint("list").defaults(Map.of("page", 1)));

        assertThat(urls.match("GET", "/list/new")).hasToString("Found[rule=" + rule + ", values={tag=new, page=1}]");
    }

    @Test
    void anOptionsRuleOfYourOwnIsNotHiddenByAnAutomaticOne() {
        add("/x", "GET");
        Rule own = add("/x", "OPTIONS");

        assertThat(urls.match("OPTIONS", "/x")).extracting("rule").isSameAs(own);
        assertThat(urls.allowedMethods("/x")).containsExactly("GET", "HEAD", "OPTIONS");
    }

    @Test
    void aStaticRuleHasOneMatch() {
        add("/api", "GET");

        assertThat(urls.match("GET", "/api")).isSameAs(urls.match("HEAD", "/api"));
    }

    @Test
    void aStaticMatchAllocatesNothing() {
        add("/api/items", "GET", "POST");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        urls.match("POST", "/api/items");

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100_000; i++) {
            urls.match("POST", "/api/items");
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000); // not a byte for each
    }

    @Test
    void aMapTakesSixtyTwoMethodsGetAmongThem() {
        for (int i = 0; i < 61; i++) {
            urls.add(Rule.builder("/x").endpoint("e" + i).methods(List.of("M" + i)).automaticOptions(false));
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> add("/y", "M61"))
                .withMessage("Rule <Rule '/y' (M61, OPTIONS) -> /y> brings the map to 64 different methods. "
                        + "At most 62 are possible, GET among them.");
        assertThat(urls.match("M60", "/x")).extracting("rule.endpoint").isEqualTo("e60");
        assertThat(urls.match("M61", "/x")).isInstanceOf(Match.WrongMethod.class);
    }

    @Test
    void anyTextAtAllIsAnswered() {
        add("/<a>-<b:int>/<p:path>/", "GET");
        add("/x/<f:float>/<u:uuid>", "GET");
        Random random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder path = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                path.append(random.nextInt(10) == 0 ? (char) random.nextInt(0x10000) : "/%/-x1.2fe0".charAt(random.nextInt(11)));
            }
            assertThatCode(() -> urls.match("GET", path.toString())).as("seed 7, path '%s'", path).doesNotThrowAnyException();
        }
    }
}
