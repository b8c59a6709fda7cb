package dev.carafe.openapi;

import static dev.carafe.openapi.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which changes of paths, parameters, bodies, responses and security break clients. */
class BreakingOperationsTest {
    private static final String SCHEMES = """
            {'basic':{'type':'http','scheme':'basic'},'bearer':{'type':'http','scheme':'Bearer'},
            'key':{'type':'apiKey','in':'header','name':'X-Key'},'oauth':{'type':'oauth2'}}""";

    private static JsonNode document(String paths, String more) throws Exception {
        return json("{'paths':%s,'components':{'securitySchemes':%s}%s}".formatted(paths, SCHEMES, more));
    }

    private static List<String> paths(String before, String after) throws Exception {
        return BreakingChanges.between(document(before, ""), document(after, ""));
    }

    private static List<String> changes(String before, String after) throws Exception {
        return paths("{'/a':{'get':%s}}".formatted(before), "{'/a':{'get':%s}}".formatted(after)).stream()
                .map(change -> change.replace("GET /a: ", "")).toList();
    }

    @Test
    void anOperationThatIsGoneBreaksAndANewOneDoesNot() throws Exception {
        assertThat(paths("{'/a':{'get':{},'post':{}},'/b':{'get':{}}}", "{'/a':{'get':{}},'/c':{'get':{}}}"))
                .containsExactly("POST /a: is gone", "GET /b: is gone");
        assertThat(paths("{'/a':{'summary':'x','parameters':[],'servers':[],'get':{}}}", "{'/a':{'get':{'deprecated':true}}}")).isEmpty();
    }

    @Test
    void aVariableOfAPathMayBeCalledOtherwise() throws Exception {
        String path = "{'/%s/{%s}':{'get':{'parameters':[{'name':'%2$s','in':'path','required':true,'schema':{'type':'%s'}}]}}}";
        assertThat(paths(path.formatted("a", "id", "integer"), path.formatted("a", "name", "string"))).containsExactly(
                "GET /a/{id}: the parameter name was integer and is string");
        assertThat(paths(path.formatted("a", "id", "string"), path.formatted("a", "name", "string"))).isEmpty();
    }

    @Test
    void aParameterMayBecomeOptionalButNotRequired() throws Exception {
        String optional = "{'parameters':[{'name':'q','in':'query','schema':{'type':'string'}}]}";
        String required = "{'parameters':[{'name':'q','in':'query','required':true,'schema':{'type':'string'}}]}";
        assertThat(changes(optional, required)).containsExactly("the parameter q is required");
        assertThat(changes("{}", required)).containsExactly("the parameter q is required");
        assertThat(changes(required, optional)).isEmpty();
        assertThat(changes("{}", optional)).isEmpty();
        assertThat(changes(optional, "{}")).containsExactly("the parameter q is gone");
        assertThat(changes(optional, optional.replace("query", "header")))
                .containsExactly("the parameter q is gone");
        assertThat(changes(optional, optional.replace("'string'", "'string','maxLength':5")))
                .containsExactly("the parameter q: maxLength is 5");
        assertThat(changes(optional, optional.replace("'in'", "'explode':false,'in'")))
                .containsExactly("the parameter q was written as form, exploded and is as form");
    }

    @Test
    void parametersOfAPathCountToo() throws Exception {
        String own = "{'/a':{'get':{'parameters':[{'name':'X-A','in':'header','schema':{'type':'string'}}]}}}";
        String shared = "{'/a':{'parameters':[{'name':'x-a','in':'header','required':%s,'schema':{'type':'string'}}],'get':{}}}";
        assertThat(paths(own, shared.formatted("false"))).isEmpty();
        assertThat(paths(own, shared.formatted("true"))).containsExactly("GET /a: the parameter x-a is required");
    }

    @Test
    void aBodyMayBecomeOptionalButNotRequired() throws Exception {
        String optional = "{'requestBody':{'content':{'text/plain':{}}}}";
        String required = "{'requestBody':{'required':true,'content':{'text/plain':{}}}}";
        assertThat(changes("{}", required)).containsExactly("needs a body");
        assertThat(changes(optional, required)).containsExactly("needs a body");
        assertThat(changes(required, optional)).isEmpty();
        assertThat(changes("{}", optional)).isEmpty();
        assertThat(changes(optional, "{}")).containsExactly("the body is text/plain no longer");
    }

    @Test
    void mediaTypesMayBeAddedButNotTakenAway() throws Exception {
        for (String where : List.of("{'requestBody':{'content':{%s}}}", "{'responses':{'200':{'content':{%s}}}}")) {
            String what = where.contains("requestBody") ? "the body" : "the response 200";
            String one = where.formatted("'application/json':{}");
            String two = where.formatted("'application/json':{},'text/csv':{}");
            assertThat(changes(two, one)).containsExactly(what + " is text/csv no longer");
            assertThat(changes(one, two)).isEmpty();
            assertThat(changes(one, where.formatted("'Application/JSON; charset=utf-8':{}"))).isEmpty();
            assertThat(changes(one, where.formatted("'application/*':{}"))).isEmpty();
        }
    }

    @Test
    void aStatusOfSuccessMustStay() throws Exception {
        assertThat(changes("{'responses':{'200':{},'201':{},'303':{},'404':{}}}", "{'responses':{'200':{},'409':{}}}"))
                .containsExactly("returns 201 no longer", "returns 303 no longer");
        assertThat(changes("{'responses':{'201':{}}}", "{'responses':{'2XX':{}}}")).isEmpty();
        assertThat(changes("{'responses':{'404':{'content':{'application/json':{'schema':{'type':'object','properties':{'a':{}}}}}}}}",
                "{'responses':{'404':{'content':{'application/json':{'schema':{'type':'object'}}}}}}"))
                .containsExactly("the response 404: a is gone");
    }

    @Test
    void headersOfAResponseAreRead() throws Exception {
        String header = "{'responses':{'200':{'headers':{'X-Count':{%s'schema':{'type':'integer'}}}}}}";
        assertThat(changes(header.formatted(""), "{'responses':{'200':{}}}"))
                .containsExactly("the response 200: the header X-Count is gone");
        assertThat(changes(header.formatted("'required':true,"), header.formatted("")))
                .containsExactly("the response 200: the header X-Count may be absent");
        assertThat(changes(header.formatted(""), header.formatted("'required':true,").replace("X-Count", "x-count"))).isEmpty();
        assertThat(changes(header.formatted(""), header.formatted("").replace("integer", "string")))
                .containsExactly("the response 200: the header X-Count was integer and is string");
    }

    @Test
    void everyWayToProveWhoOneIsMustStay() throws Exception {
        assertThat(changes("{}", "{'security':[{'basic':[]}]}")).containsExactly("needs authentication");
        assertThat(changes("{'security':[]}", "{'security':[{'basic':[]},{}]}")).isEmpty();
        assertThat(changes("{'security':[{'basic':[]}]}", "{}")).isEmpty();
        assertThat(changes("{'security':[{'basic':[]}]}", "{'security':[{'key':[]},{'basic':[]}]}")).isEmpty();
        assertThat(changes("{'security':[{'basic':[]},{'key':[]}]}", "{'security':[{'bearer':[]},{'basic':[]}]}"))
                .containsExactly("the key X-Key in header is not enough: needs bearer, or basic");
        assertThat(changes("{'security':[{'basic':[]}]}", "{'security':[{'basic':[],'key':[]}]}"))
                .containsExactly("basic is not enough: needs basic and the key X-Key in header");
        assertThat(changes("{'security':[{'oauth':['read']}]}", "{'security':[{'oauth':['read','write']}]}"))
                .containsExactly("oauth (read) is not enough: needs oauth (read, write)");
        assertThat(changes("{'security':[{'oauth':['read','write']}]}", "{'security':[{'oauth':['read']}]}")).isEmpty();
    }

    @Test
    void securityOfTheWholeDocumentCountsWhereAnOperationSaysNone() throws Exception {
        String open = "{'/a':{'get':{'security':[]}},'/b':{'get':{}}}";
        assertThat(BreakingChanges.between(document(open, ""), document(open, ",'security':[{'basic':[]}]")))
                .containsExactly("GET /b: needs authentication");
    }
}
