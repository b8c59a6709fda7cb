package dev.carafe.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules as other frameworks write them fail at setup and show the right one. */
class ForeignSyntaxTest {
    private final UrlMap urls = new UrlMap(new Converters());

    private Rule add(String text) {
        return urls.add(Rule.builder(text).endpoint("e"));
    }

    private boolean takes(String path) {
        return urls.match("GET", path) instanceof Match.Found;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock = """
                    /p/{id} | '{id}' | '/p/<id>'
                    /p/{id:int} | '{id:int}' | '/p/<id:int>'
                    /p/{id}/x/{name} | '{id}' | '/p/<id>/x/<name>'
                    /p/a{id}.json | '{id}' | '/p/a<id>.json'
                    /p/{ id } | '{ id }' | '/p/<id>'
                    /p/{user-id} | '{user-id}' | '/p/<user_id>'
                    /p/{id:\\d+} | '{id:\\d+}' | '/p/<id:int>'
                    /p/{id: [0-9]+} | '{id: [0-9]+}' | '/p/<id:int>'
                    /p/{id:[1-9][0-9]*} | '{id:[1-9][0-9]*}' | '/p/<id:int>'
                    /p/{id:-?\\d+} | '{id:-?\\d+}' | '/p/<id:int(signed=true)>'
                    /p/{year:\\d{4}} | '{year:\\d{4}}' | '/p/<year:int(fixed_digits=4)>'
                    /p/{x:\\d+\\.\\d+} | '{x:\\d+\\.\\d+}' | '/p/<x:float>'
                    /p/{id:guid} | '{id:guid}' | '/p/<id:uuid>'
                    /p/{id:long} | '{id:long}' | '/p/<id:int>'
                    /p/{id:string} | '{id:string}' | '/p/<id>'
                    `/p/{kind:rss|atom}` | `'{kind:rss|atom}'` | '/p/<kind:any(rss, atom)>'
                    /p/{id:.+} | '{id:.+}' | '/p/<id:path>'
                    /p/{*rest} | '{*rest}' | '/p/<rest:path>'
                    /p/{**rest} | '{**rest}' | '/p/<rest:path>'
                    /p/{+rest} | '{+rest}' | '/p/<rest:path>'
                    /p/{rest...} | '{rest...}' | '/p/<rest:path>'
                    /p/{rest:path} | '{rest:path}' | '/p/<rest:path>'
                    /p/{} | '{}' | '/p/<id>'
                    /<id>/{id} | '{id}' | '/<id>/<id2>'
                    /p/:id | ':id' | '/p/<id>'
                    /:a/p/:b | ':a' | '/<a>/p/<b>'
                    /:from-:to | ':from' | '/<from>-<to>'
                    /@:name | ':name' | '/@<name>'
                    /p/:id.json | ':id' | '/p/<id>.json'
                    /p/:id(\\d+) | ':id(\\d+)' | '/p/<id:int>'
                    /p/:rest* | ':rest*' | '/p/<rest:path>'
                    /p/:rest(.*) | ':rest(.*)' | '/p/<rest:path>'
                    /p/** | '**' | '/p/<rest:path>'
                    /p/*rest | '*rest' | '/p/<rest:path>'
                    /p/.* | '*' | '/p/<rest:path>'
                    /p/(.*) | '(.*)' | '/p/<id:path>'
                    /p/*.html | '*' | '/p/<id>.html'
                    /*/p | '*' | '/<id>/p'
                    /*/*/p | '*' | '/<id>/<id2>/p'
                    /p/(\\d+) | '(\\d+)' | '/p/<id:int>'
                    /p/\\d+ | '\\d+' | '/p/<id:int>'
                    /p/[0-9]+ | '[0-9]+' | '/p/<id:int>'
                    /p/(?<year>\\d{4}) | '(?<year>\\d{4})' | '/p/<year:int(fixed_digits=4)>'
                    /p/(?P<slug>[^/]+) | '(?P<slug>[^/]+)' | '/p/<slug>'
                    /p/[id] | '[id]' | '/p/<id>'
                    /p/[...rest] | '[...rest]' | '/p/<rest:path>'
                    """)
    void showsTheRuleInTheRightSyntax(String rule, String found, String right) {
        assertThatIllegalArgumentException().isThrownBy(() -> add(rule)).withMessage("Rule '" + rule + "' has " + found
                + ", which is not how a variable is written here. Write " + right
                + ". A backslash in front makes a character plain text.");
        add(right.substring(1, right.length() - 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock = """
                    /p/* | '*' | Write '/p/<id>' for one segment, or '/p/<rest:path>' for all that follows.
                    /* | '*' | Write '/<id>' for one segment, or '/<rest:path>' for all that follows.
                    /p/a* | '*' | Write '/p/a<id>' for one segment, or '/p/a<rest:path>' for all that follows.
                    /p/:id? | ':id?' | Write '/p/<id>'. Add the rule '/p' for the path without it.
                    /p/{id?} | '{id?}' | Write '/p/<id>'. Add the rule '/p' for the path without it.
                    /p/{id:int?} | '{id:int?}' | Write '/p/<id:int>'. Add the rule '/p' for the path without it.
                    /:id? | ':id?' | Write '/<id>'. Add the rule '/' for the path without it.
                    /p/<id:int>? | '?' | Write '/p/<id:int>'. Add the rule '/p' for the path without it.
                    /p/{id}? | '{id}' | Write '/p/<id>'. Add the rule '/p' for the path without it.
                    /p/:id?/x | ':id?' | Write '/p/<id>/x'. Add the rule '/p/x' for the path without it.
                    /p/{lang?}/x/ | '{lang?}' | Write '/p/<lang>/x/'. Add the rule '/p/x/' for the path without it.
                    /p/{s:[a-z]+} | '{s:[a-z]+}' | Write '/p/<s>'. What else the pattern says is the work of a converter of your own.
                    /p/{id | '{id' | Write <name> or <name:converter>; a part that may be absent takes a second rule.
                    /p/id} | '}' | Write <name> or <name:converter>; a part that may be absent takes a second rule.
                    /p[/{id}] | '[/{id}]' | Write <name> or <name:converter>; a part that may be absent takes a second rule.
                    /p{?page} | '{?page}' | Write <name> or <name:converter>; a part that may be absent takes a second rule.
                    """)
    void saysMoreWhereOneRuleIsNotEnough(String rule, String found, String advice) {
        assertThatIllegalArgumentException().isThrownBy(() -> add(rule)).withMessage("Rule '" + rule + "' has " + found
                + ", which is not how a variable is written here. " + advice
                + " A backslash in front makes a character plain text.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            p/{id} | Rule 'p/{id}' does not begin with a slash. Write '/p/<id>'.
            * | Rule '*' does not begin with a slash. Write '/<id>'.
            """)
    void showsItWithTheSlashThatIsMissingToo(String rule, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> add(rule)).withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/docs:batch", "/12:30", "/urn:isbn:123", "/:", "/a/:1", "/2*3", "/Foo_(bar)", "/a(1*2)", "/$count",
            "/a+b", "/a|b", "/x;v=1"})
    void plainTextMayHoldColonsStarsAndParentheses(String rule) {
        add(rule);

        assertThat(takes(rule)).isTrue();
    }

    @Test
    void aColonOrStarMayStandBesideVariables() {
        add("/v1/<id:int>:activate");
        add("/size/<w:int>*<h:int>");
        add("/at/<h:int>:<m:int>");

        assertThat(takes("/v1/7:activate")).isTrue();
        assertThat(takes("/size/3*4")).isTrue();
        assertThat(takes("/at/12:30")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/p/\\{id\\}, /p/%7Bid%7D", "/p/\\:id, /p/:id", "/p/\\*, /p/*", "/p/a\\*, /p/a*", "/\\[x\\], /%5Bx%5D", "/\\<x\\>, /%3Cx%3E",
        "/a\\\\b, /a%5Cb", "/what\\?, /what%3F", "/c\\#, /c%23", "/(a\\:b), /(a:b)"
    })
    void aBackslashMakesPlainText(String rule, String path) {
        add(rule);

        assertThat(takes(path)).isTrue();
        assertThat(urls.build("e", Map.of(), BuildOptions.NONE)).isEqualTo(path);
        assertThat(urls.rules()).extracting(Rule::text).containsExactly(rule);
    }
}
