package dev.carafe.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildTest {
    private final Converters converters = new Converters();
    private final UrlMap urls = new UrlMap(converters);

    BuildTest() {
        add("/", "index");
        add("/person/<id:int>", "person");
        add("/price/<v:float>", "price");
        add("/tag/<name>", "tag");
        add("/tag/<name:string(maxlength=3)>/<kind:any(rss, atom)>", "feed");
        add("/files/<p:path>", "file");
        add("/<a>-<b>", "pair");
        urls.add(Rule.builder("/chat").endpoint("chat").websocket(true));
        urls.add(Rule.builder("/save").endpoint("save").methods(List.of("POST")));
    }

    private void add(String rule, String endpoint) {
        urls.add(Rule.builder(rule).endpoint(endpoint).methods(List.of("GET")));
    }

    private String build(String endpoint, Object... namesAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return urls.build(endpoint, values, BuildOptions.NONE);
    }

    @Test
    void valuesWithoutAVariableBecomeTheQuery() {
        assertThat(build("person", "id", 7, "q", "a b", "tag", Arrays.asList(1, null, 2), "none", null))
                .isEqualTo("/person/7?q=a+b&tag=1&tag=2");
        assertThat(urls.build("index", Map.of("q", 1), BuildOptions.NONE.withoutUnknown())).isEqualTo("/");
    }

    @Test
    void aSlashInsideASegmentIsEncoded() {
        assertThat(build("tag", "name", "a/b %")).isEqualTo("/tag/a%2Fb%20%25");
        assertThat(build("file", "p", "a/b %")).isEqualTo("/files/a/b%20%25");
    }

    @Test
    void floatsHaveNoExponentAndADigitAfterThePoint() {
        assertThat(build("price", "v", 1e-5)).isEqualTo("/price/0.00001");
        assertThat(build("price", "v", 1e20)).isEqualTo("/price/100000000000000000000.0");
        assertThat(build("price", "v", 3)).isEqualTo("/price/3.0");
        assertThat(build("price", "v", new BigDecimal("2.50"))).isEqualTo("/price/2.5");
    }

    @Test
    void numbersOfAnyTypeAreTakenIfTheyFit() {
        assertThat(build("person", "id", (short) 7)).isEqualTo("/person/7");
        assertThat(build("person", "id", BigInteger.TWO.pow(62))).isEqualTo("/person/4611686018427387904");
        assertThat(build("person", "id", "007")).isEqualTo("/person/7");
        assertRefused("person", Map.of("id", BigInteger.TWO.pow(63)), "Can't build a URL for endpoint 'person'. "
                + "Rule '/person/<id:int>' has <id:int>, which '9223372036854775808' does not fit.");
        assertRefused("price", Map.of("v", new BigDecimal("1e999999999")), "Can't build a URL for endpoint 'price'. "
                + "Rule '/price/<v:float>' has <v:float>, which '1E+999999999' does not fit.");
    }

    @Test
    void absoluteUrlsTakeSchemeAndHost() {
        assertThat(urls.build("person", Map.of("id", 7), BuildOptions.NONE.external("https", "example.org").anchor("a b")))
                .isEqualTo("https://example.org/person/7#a%20b");
        assertThat(urls.build("chat", Map.of(), BuildOptions.NONE.external("https", "example.org")))
                .isEqualTo("wss://example.org/chat");
        assertThat(urls.build("chat", Map.of(), BuildOptions.NONE.external("http", "example.org")))
                .isEqualTo("ws://example.org/chat");
    }

    @Test
    void saysWhatIsMissingOrDoesNotFit() {
        assertRefused("persn", Map.of(), "There is no endpoint 'persn'. Did you mean 'person'?");
        assertRefused("somewhere else", Map.of(), "There is no endpoint 'somewhere else'.");
        assertRefused("person", Map.of("name", 1),
                "Can't build a URL for endpoint 'person'. Rule '/person/<id:int>' lacks a value for id.");
        assertRefused("person", Map.of("id", -3),
                "Can't build a URL for endpoint 'person'. Rule '/person/<id:int>' has <id:int>, which '-3' does not fit.");
        assertRefused("feed", Map.of("name", "long", "kind", "rss"), "Can't build a URL for endpoint 'feed'. "
                + "Rule '/tag/<name:string(maxlength=3)>/<kind:any(rss, atom)>' "
                + "has <name:string(maxlength=3)>, which 'long' does not fit.");
        assertRefused("feed", Map.of("name", "a", "kind", "x"), "Can't build a URL for endpoint 'feed'. "
                + "Rule '/tag/<name:string(maxlength=3)>/<kind:any(rss, atom)>' "
                + "has <kind:any(rss, atom)>, which 'x' does not fit.");
        assertRefused("tag", Map.of("name", ""),
                "Can't build a URL for endpoint 'tag'. Rule '/tag/<name>' has <name:string>, which '' does not fit.");
        assertRefused("tag", Map.of("name", "a\0"),
                "Can't build a URL for endpoint 'tag'. Rule '/tag/<name>' has <name:string>, which 'a\0' does not fit.");
        assertRefused("tag", Map.of("name", ".."), "Can't build a URL for endpoint 'tag'. Rule '/tag/<name>' would become "
                + "'/tag/..', and clients resolve the segments . and .. themselves.");
        assertRefused("pair", Map.of("a", "x", "b", "y-z"), "Can't build a URL for endpoint 'pair'. Rule '/<a>-<b>' would become "
                + "'/x-y-z', which is read back as [x-y, z].");
    }

    @Test
    void theMethodChoosesAmongTheRules() {
        assertThat(build("save")).isEqualTo("/save");
        assertThatExceptionOfType(BuildException.class)
                .isThrownBy(() -> urls.build("save", Map.of(), BuildOptions.NONE.method("GET")))
                .withMessage("Can't build a URL for endpoint 'save'. Rule '/save' does not take the method GET, only OPTIONS, POST.");
    }

    @Test
    void defaultsChooseAmongTheRules() {
        urls.add(Rule.builder("/list/").endpoint("list").defaults(Map.of("page", 1)));
        add("/list/<page:int>", "list");

        assertThat(build("list", "page", 1)).isEqualTo("/list/");
        assertThat(build("list", "page", 2)).isEqualTo("/list/2");
        assertThat(build("list")).isEqualTo("/list/");
    }

    @Test
    void anOptionalIsItsValueOrNothing() {
        assertThat(build("index", "a", Optional.of(1), "b", Optional.empty(), "c", OptionalInt.of(2), "d", OptionalLong.empty(),
                "e", OptionalDouble.of(0.5), "f", List.of(Optional.of("x"), Optional.empty()), "g", Optional.of(List.of(1, 2))))
                .isEqualTo("/?a=1&c=2&e=0.5&f=x&g=1&g=2");
        assertThat(build("person", "id", Optional.of(7))).isEqualTo("/person/7");
        assertThat(build("person", "id", OptionalLong.of(7))).isEqualTo("/person/7");
        assertRefused("person", Map.of("id", Optional.empty()),
                "Can't build a URL for endpoint 'person'. Rule '/person/<id:int>' lacks a value for id.");
    }

    @Test
    void anArrayIsAList() {
        assertThat(build("index", "i", new int[] {1, 2}, "l", new long[0], "s", new String[] {"a", null, "b"}, "b", new boolean[] {true}))
                .isEqualTo("/?i=1&i=2&s=a&s=b&b=true");
        assertThat(build("tag", "name", new int[] {1, 2})).isEqualTo(build("tag", "name", List.of(1, 2)));
        assertThat(build("index", "p", Path.of("a", "b"))).isEqualTo("/?p=a/b"); // no collection, though its names can be iterated
    }

    @Test
    void aConverterThatThrowsIsTheCause() {
        converters.add("date", Converter.of(LocalDate.class, LocalDate::parse, date -> {
            throw new UnsupportedOperationException("read only");
        }));
        add("/day/<d:date>", "day");

        assertThatExceptionOfType(BuildException.class)
                .isThrownBy(() -> build("day", "d", LocalDate.EPOCH))
                .withMessage("Can't build a URL for endpoint 'day'. Rule '/day/<d:date>' has <d:date>, which '1970-01-01' does not fit: "
                        + "its converter throws java.lang.UnsupportedOperationException: read only.")
                .withCauseInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aRuleWhoseConverterThrowsLeavesTheUrlToTheNextRule() {
        converters.add("broken", new Converter<Object>() {
            @Override
            public Object parse(String text) {
                throw new IllegalStateException();
            }
        });
        add("/old/<x:broken>", "both");
        add("/new/<x>", "both");

        assertThat(build("both", "x", 1)).isEqualTo("/new/1");
    }

    @Test
    void aRootStandsBeforeThePath() {
        BuildOptions app = BuildOptions.NONE.root("/app");

        assertThat(urls.build("person", Map.of("id", 7, "q", "x"), app)).isEqualTo("/app/person/7?q=x");
        assertThat(urls.build("index", Map.of(), app)).isEqualTo("/app/");
        assertThat(urls.build("index", Map.of(), app.external("https", "example.org").anchor("a")))
                .isEqualTo("https://example.org/app/#a");
        assertThat(urls.build("chat", Map.of(), app.external("https", "example.org"))).isEqualTo("wss://example.org/app/chat");
    }

    @ParameterizedTest
    @CsvSource({
        "'', /", "/, /", "//, /", "/app/, /app/", "app, /app/",
        "//evil.example/x, /evil.example/x/", "/a//b/, /a/b/",
        "/a b/ü, /a%20b/%C3%BC/",
        "/a%20b, /a%20b/", "/100%, /100%25/", "/%zz%2, /%25zz%252/", "/%41%, /%41%25/", "/a?b#c, /a%3Fb%23c/", "/a\\b, /a%5Cb/"
    })
    void aRootIsEncodedOnceAndHasNoSurplusSlash(String root, String url) {
        assertThat(urls.build("index", Map.of(), BuildOptions.NONE.root(root))).isEqualTo(url);
        assertThat(urls.build("index", Map.of(), BuildOptions.NONE.root(root).withoutUnknown())).isEqualTo(url);
    }

    @Test
    void namesTheNearestWhereOneSeemsMisspelt() {
        add("/blog", "blog.list");

        assertRefused("list", Map.of(), "There is no endpoint 'list'. Did you mean 'blog.list'?");
        assertRefused("shop.index", Map.of(), "There is no endpoint 'shop.index'. Did you mean 'index'?");
        assertRefused("PERSON", Map.of(), "There is no endpoint 'PERSON'. Did you mean 'person'?");
        assertRefused("person", Map.of("ID", 7, "tab", "x"), "Can't build a URL for endpoint 'person'. "
                + "Rule '/person/<id:int>' lacks a value for id. Did you mean 'id' by 'ID'?");
    }

    private void assertRefused(String endpoint, Map<String, Object> values, String message) {
        assertThatExceptionOfType(BuildException.class)
                .isThrownBy(() -> urls.build(endpoint, values, BuildOptions.NONE))
                .withMessage(message)
                .returns(endpoint, BuildException::endpoint);
    }
}
