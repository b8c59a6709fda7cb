package dev.carafe.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule that nothing can reach fails when it is added, and names the rule that is in its way. */
class ReachabilityTest {
    private final UrlMap urls = new UrlMap(new Converters()
            .add("date", Converter.of(LocalDate.class, LocalDate::parse, LocalDate::toString))
            .add("last", new Last()));

    private Rule add(String text, String... methods) {
        return urls.add(rule(text, methods));
    }

    private static Rule.Builder rule(String text, String... methods) {
        return Rule.builder(text).endpoint("e").methods(List.of(methods));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /<s>              | /<d:date>
            /<s>              | /<s:string(length=2)>
            /<s:string(2, 9)> | /<s:string(3, 4)>
            /<k:any(a, b)>    | /<k:any(b)>
            /<n:int(signed=true)>/x | /<n:int>/x
            /<f:float(signed=true)> | /<f:float>
            /<s>.txt          | /<d:date>.txt
            /x/<s>/y          | /x/<d:date>/y
            /<s>/<t>          | /<d:date>/<n:int>
            /<s>/<t>          | /<d:date>/x
            /<s>/<n:int>      | /<d:date>/7
            /<s>/<t>          | /<d:date>/<a>-<b>
            /<s>/<p:path>     | /<d:date>/x/y
            /<s>/<p:path>     | /<d:date>/<q:path>
            /<s>/<p:path>     | /<d:date>/<n:int>/<t>
            /<s>-<t>          | /<d:date>-<t>
            /<s>/             | /<d:date>
            """)
    void refusesARuleThatAnEquallySpecificOneHides(String first, String second) {
        Rule hiding = add(first, "GET");

        assertThatIllegalArgumentException().isThrownBy(() -> add(second, "GET"))
                .withMessage("Rule <Rule '" + second + "' (GET, HEAD, OPTIONS) -> e> can never be reached for GET: " + hiding
                        + " takes all of its paths and is tried first. "
                        + "Both are equally specific, so the order decides: add the one that takes less before the other.");
        assertThat(urls.rules()).containsExactly(hiding);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /<d:date>               | /<s>
            /<s:string(length=2)>   | /<s>
            /<s>                    | /<n:int>
            /<s>                    | /x
            /<s>                    | /<d:date>/x
            /<s>/x                  | /<d:date>
            /<s>/x                  | /<d:date>/y
            /<s>                    | /<d:date>/
            /<n:int>                | /<n:int(signed=true)>
            /<n:int(max=9)>         | /<n:int>
            /<n:int(max=9)>         | /<n:int(min=10)>
            /<n:int(fixed_digits=2)> | /<n:int>
            /<f:float(max=0.5)>     | /<f:float>
            /<k:any(a, b)>          | /<k:any(b, c)>
            /<s>/<p:path>           | /<d:date>/<t>
            /<s>/<n:int>            | /<d:date>/<m:int(signed=true)>
            /<n:int(max=9)>-<s>     | /<n:int>-<s>
            /<d:date>-x             | /<s>-x
            /<p:path>               | /<s>
            """)
    void takesARuleThatIsReached(String first, String second) {
        add(first, "GET");
        Rule reached = add(second, "GET");

        assertThat(urls.rules()).contains(reached);
    }

    @Test
    void valuesThatTheFirstRuleRefusesReachTheSecond() {
        Rule small = add("/<n:int(max=9)>", "GET");
        Rule any = add("/<n:int>", "GET");

        assertThat(urls.match("GET", "/7")).isEqualTo(new Match.Found(small, Map.of("n", 7L)));
        assertThat(urls.match("GET", "/10")).isEqualTo(new Match.Found(any, Map.of("n", 10L)));
        assertThat(urls.build("e", Map.of("n", 10), BuildOptions.NONE)).isEqualTo("/10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET     | HEAD      | HEAD
            GET     | HEAD,PUT  | HEAD
            HEAD    | HEAD      | HEAD
            GET,PUT | PUT,PATCH | PUT
            OPTIONS | OPTIONS   | OPTIONS
            GET,OPTIONS | OPTIONS | OPTIONS
            """)
    void refusesAMethodThatTheFirstRuleTakes(String first, String second, String hidden) {
        Rule hiding = add("/x", first.split(",", -1));

        assertThatIllegalArgumentException().isThrownBy(() -> add("/x", second.split(",", -1)))
                .withMessageEndingWith("takes the same paths for " + hidden + " as " + hiding
                        + ", which would always win. Change the path or the methods of one of them.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HEAD | GET
            HEAD | GET,HEAD
            GET  | OPTIONS
            GET  | POST
            GET  | HEADS
            """)
    void takesMethodsThatTheFirstRuleLeaves(String first, String second) {
        add("/x", first.split(",", -1));
        Rule other = add("/x", second.split(",", -1));

        String method = second.split(",", -1)[0];
        assertThat(urls.match(method, "/x")).extracting("rule").isSameAs(other);
    }

    @Test
    void aRuleForAnyMethodIsReachedUnlessThereIsAnother() {
        add("/x", "GET");
        Rule any = add("/x");

        assertThatIllegalArgumentException().isThrownBy(() -> add("/x")).withMessageContaining("takes the same paths as " + any);
        assertThatIllegalArgumentException().isThrownBy(() -> add("/x", "PUT")).withMessageContaining("takes the same paths as " + any);
        assertThat(urls.match("PUT", "/x")).extracting("rule").isSameAs(any);
    }

    @Test
    void optionsOfALaterPlaceIsHiddenByAutomaticOptions() {
        add("/<s>", "GET");

        assertThatIllegalArgumentException().isThrownBy(() -> add("/<d:date>", "OPTIONS"))
                .withMessageContaining("can never be reached for OPTIONS");
    }

    @Test
    void anEarlierRuleIsNotHiddenByALaterOneThatIsTriedFirst() {
        Rule last = add("/<x:last>", "GET");

        assertThatIllegalArgumentException().isThrownBy(() -> add("/<s>", "GET"))
                .withMessage("Rule " + last + " can never be reached for GET: <Rule '/<s>' (GET, HEAD, OPTIONS) -> e> takes all of its "
                        + "paths and is tried first. Change the path or the methods of one of them.");
    }

    @Test
    void slashesThatAreNotStrictAreTakenToo() {
        urls.add(rule("/a/<s>", "GET").strictSlashes(false));

        assertThatIllegalArgumentException().isThrownBy(() -> add("/a/<d:date>/", "GET"))
                .withMessageContaining("can never be reached for GET");
        add("/a/<s>/", "GET");
    }

    @Test
    void aRuleThatIsLaxerAboutSlashesIsReachedByASurplusOne() {
        add("/<s>", "GET");
        Rule lax = urls.add(rule("/<d:date>", "GET").strictSlashes(false));

        assertThat(urls.match("GET", "/2020-12-03/")).extracting("rule").isSameAs(lax);
    }

    @Test
    void websocketsAndRulesThatOnlyBuildHideNothing() {
        urls.add(rule("/<s>").websocket(true));
        urls.add(rule("/<s>", "GET").buildOnly(true));
        add("/<d:date>", "GET");
        urls.add(rule("/<s>", "GET").buildOnly(true));

        assertThatIllegalArgumentException().isThrownBy(() -> urls.add(rule("/<d:date>").websocket(true)))
                .withMessageContaining("can never be reached: ");
    }

    /** Asks to be tried after texts, which leave nothing. */
    private static final class Last implements Converter<String> {
        @Override
        public String parse(String text) {
            return text;
        }

        @Override
        public int weight() {
            return 150;
        }
    }
}
