package dev.carafe.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildTest {
    private final UrlMap urls = new UrlMap(new Converters());

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
                .withMessage("Can't build a URL for endpoint 'save'. Rule '/save' does not take the method GET.");
    }

    @Test
    void defaultsChooseAmongTheRules() {
        urls.add(Rule.builder("/list/").endpoint("list").defaults(Map.of("page", 1)));
        add("/list/<page:int>", "list");

        assertThat(build("list", "page", 1)).isEqualTo("/list/");
        assertThat(build("list", "page", 2)).isEqualTo("/list/2");
        assertThat(build("list")).isEqualTo("/list/");
    }

    private void assertRefused(String endpoint, Map<String, Object> values, String message) {
        assertThatExceptionOfType(BuildException.class)
                .isThrownBy(() -> urls.build(endpoint, values, BuildOptions.NONE))
                .withMessage(message)
                .returns(endpoint, BuildException::endpoint);
    }
}
