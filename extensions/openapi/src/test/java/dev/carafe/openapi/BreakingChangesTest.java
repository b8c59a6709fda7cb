package dev.carafe.openapi;

import static dev.carafe.openapi.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes break clients: of what they send, what narrows; of what they read, what widens. */
class BreakingChangesTest {
    private static final String TEXT = "{'type':'string'}";

    private static JsonNode document(String paths, String components) throws Exception {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("openapi", "3.1.0").set("paths", json(paths));
        document.set("components", json(components));
        return document;
    }

    private static List<String> changes(String before, String after) throws Exception {
        return BreakingChanges.between(document(before, "{}"), document(after, "{}"));
    }

    /** Returns the changes between two versions of the one operation, which is {@code GET /a}. */
    private static List<String> operation(String before, String after) throws Exception {
        return changes("{'/a':{'get':%s}}".formatted(before), "{'/a':{'get':%s}}".formatted(after)).stream()
                .map(change -> change.replace("GET /a: ", "")).toList();
    }

    private static String body(String schema) {
        return "{'requestBody':{'content':{'application/json':{'schema':%s}}}}".formatted(schema);
    }

    private static String response(String schema) {
        return "{'responses':{'200':{'content':{'application/json':{'schema':%s}}}}}".formatted(schema);
    }

    private static List<String> read(String before, String after) throws Exception {
        return operation(response(before), response(after)).stream().map(change -> change.replace("the response 200", "it")).toList();
    }

    private static List<String> sent(String before, String after) throws Exception {
        return operation(body(before), body(after)).stream().map(change -> change.replace("the body", "it")).toList();
    }

    private static void assertNarrows(String wide, String narrow, String whenSent, String whenRead) throws Exception {
        assertThat(sent(wide, narrow)).as("sent, narrower").containsExactly(whenSent);
        assertThat(sent(narrow, wide)).as("sent, wider").isEmpty();
        assertThat(read(narrow, wide)).as("read, wider").containsExactly(whenRead);
        assertThat(read(wide, narrow)).as("read, narrower").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            // types and null
            "{'type':['string','null']} | {'type':'string'} | it can't be null | it may also be null",
            "{'type':'string','nullable':true} | {'type':'string'} | it can't be null | it may also be null",
            "{'anyOf':[{'type':'null'},{'type':'string'}]} | {'type':'string'} | it can't be null | it may also be null",
            "{'type':'number'} | {'type':'integer'} | it was number and is integer | it was integer and is number",
            "{} | {'type':'object'} | it was anything and is object | it was object and is anything",
            "{'type':['string','integer']} | {'type':'string'} | it can't be integer | it may also be integer",
            "{'oneOf':[{'type':'string'},{'type':'integer'}]} | {'type':'integer'} | it can't be string | it may also be string",
            // values
            "{'enum':['a','b','c']} | {'enum':['a']} | it can't be b, c | it may also be b, c",
            "{'enum':['a','b',null]} | {'enum':['a','b']} | it can't be null | it may also be null",
            "{'type':'string'} | {'type':'string','enum':['a','b']} | it can only be a, b | it may also be something else than a, b",
            "{'type':'string'} | {'const':'a'} | it can only be a | it may also be something else than a",
            // bounds
            "{'type':'string'} | {'type':'string','minLength':3} | it: minLength is 3 | it: minLength 3 is gone",
            "{'type':'string','minLength':1} | {'type':'string','minLength':3} |"
                    + " it: minLength was 1 and is 3 | it: minLength was 3 and is 1",
            "{'type':'string','maxLength':9} | {'type':'string','maxLength':5} |"
                    + " it: maxLength was 9 and is 5 | it: maxLength was 5 and is 9",
            "{'type':'integer'} | {'type':'integer','minimum':18} | it: minimum is 18 | it: minimum 18 is gone",
            "{'type':'number','minimum':0} | {'type':'number','exclusiveMinimum':0} |"
                    + " it: minimum was 0 and is 0 (exclusive) | it: minimum was 0 (exclusive) and is 0",
            "{'type':'number','maximum':2.5} | {'type':'number','maximum':2} |"
                    + " it: maximum was 2.5 and is 2 | it: maximum was 2 and is 2.5",
            "{'type':'integer','multipleOf':2} | {'type':'integer','multipleOf':6} |"
                    + " it: multipleOf was 2 and is 6 | it: multipleOf was 6 and is 2",
            "{'type':'string'} | {'type':'string','pattern':'^a'} | it: pattern is ^a | it: pattern ^a is gone",
            "{'type':'string'} | {'type':'string','format':'date'} | it: format is date | it: format date is gone",
            "{'type':'integer','format':'int64'} | {'type':'integer','format':'int32'} |"
                    + " it: format was int64 and is int32 | it: format was int32 and is int64",
            // lists and maps
            "{'type':'array'} | {'type':'array','maxItems':3} | it: maxItems is 3 | it: maxItems 3 is gone",
            "{'type':'array','items':{}} | {'type':'array','items':{'type':['string','null']}} |"
                    + " it (elements) was anything and is string | it (elements) was string and is anything",
            "{'type':'array'} | {'type':'array','uniqueItems':true} | it: uniqueItems is true | it: uniqueItems true is gone",
            "{'type':'object','additionalProperties':{'type':'number'}} | {'type':'object','additionalProperties':{'type':'integer'}} |"
                    + " it (values) was number and is integer | it (values) was integer and is number",
            "{'type':'object'} | {'type':'object','propertyNames':{'enum':['a']}} |"
                    + " it (keys) can only be a | it (keys) may also be something else than a",
            // properties
            "{'properties':{'a':{'type':'string'}}} | {'properties':{'a':{'type':'string'}},'required':['a']} |"
                    + " it: a is required | it: a may be absent",
            "{'properties':{'a':{'type':'number'}}} | {'properties':{'a':{'type':'integer'}}} |"
                    + " it: a was number and is integer | it: a was integer and is number"})
    void whatIsSentMayOnlyWidenAndWhatIsReadMayOnlyNarrow(String wide, String narrow, String whenSent, String whenRead) throws Exception {
        assertNarrows(wide, narrow, whenSent, whenRead);
        for (String around : List.of("{'type':'object','properties':{'x':%s}}", "{'anyOf':[{'type':'null'},{'properties':{'x':%s}}]}")) {
            assertNarrows(around.formatted(wide), around.formatted(narrow), whenSent.replaceFirst("it", "it: x"),
                    whenRead.replaceFirst("it", "it: x"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'type':['string','null']} | {'anyOf':[{'type':'string'},{'type':'null'}]}",
            "{'type':'string','nullable':true} | {'type':['null','string']}",
            "{'enum':['a']} | {'type':'string','const':'a'}",
            "{'type':'integer','minimum':1} | {'type':'integer','exclusiveMinimum':0}",
            "{'type':'integer','minimum':0,'exclusiveMinimum':true} | {'type':'integer','minimum':1}",
            "{'type':'string'} | {'type':'string','minLength':0}",
            "{'type':'string','description':'A','example':'a'} | {'type':'string','title':'B','format':'password'}",
            "{'allOf':[{'properties':{'a':{'type':'string'}}},{'required':['a']}]} |"
                    + " {'properties':{'a':{'type':'string'}},'required':['a']}"})
    void theSameSaidInOtherWordsBreaksNobody(String one, String other) throws Exception {
        for (List<String> changes : List.of(sent(one, other), sent(other, one), read(one, other), read(other, one))) {
            assertThat(changes).isEmpty();
        }
    }

    @Test
    void aTypeThatBecomesAnotherBreaksBothSides() throws Exception {
        assertThat(sent(TEXT, "{'type':'integer'}")).containsExactly("it was string and is integer");
        assertThat(read(TEXT, "{'type':'integer'}")).containsExactly("it was string and is integer");
        assertThat(read("{'anyOf':[{'type':'null'},{'type':'string'}]}", "{'type':['integer','null']}"))
                .containsExactly("it was string and is integer");
    }

    @Test
    void anotherDefaultIsAnotherMeaningOfWhatIsNotSent() throws Exception {
        String before = "{'type':'integer','default':20}";
        assertThat(sent(before, "{'type':'integer','default':10}")).containsExactly("it: default was 20 and is 10");
        assertThat(read(before, "{'type':'integer','default':10}")).isEmpty();
        assertThat(sent("{'type':'integer'}", before)).isEmpty();
    }

    @Test
    void aPropertyThatIsGoneIsMissedWhereItIsRead() throws Exception {
        String two = "{'properties':{'a':{},'b':{}}}";
        assertThat(read(two, "{'properties':{'a':{}}}")).containsExactly("it: b is gone");
        assertThat(sent(two, "{'properties':{'a':{}}}")).isEmpty();
        assertThat(sent(two, "{'properties':{'a':{}},'additionalProperties':false}"))
                .containsExactly("it: b is no longer taken", "it takes no other properties");
        assertThat(read(two, "{'properties':{'a':{},'b':{},'c':{}},'required':['c']}")).isEmpty();
        assertThat(sent(two, "{'properties':{'a':{},'b':{},'c':{}}}")).isEmpty();
        assertThat(sent(two, "{'properties':{'a':{},'b':{},'c':{}},'required':['c']}")).containsExactly("it: c is required");
    }

    @Test
    void whatIsReadOnlyIsNotSentAndWhatIsWriteOnlyIsNotRead() throws Exception {
        String before = "{'properties':{'a':{'type':'string'}}}";
        assertThat(sent(before, "{'properties':{'a':{'type':'string'},'id':{'readOnly':true}},'required':['id']}")).isEmpty();
        assertThat(read("{'properties':{'a':{},'key':{'writeOnly':true}},'required':['key']}", "{'properties':{'a':{}}}")).isEmpty();
        assertThat(read("{'properties':{'a':{}}}", "{'properties':{'a':{'writeOnly':true}}}")).containsExactly("it: a is gone");
    }

    @Test
    void kindsAreComparedByTheirNames() throws Exception {
        String kinds = """
                {'schemas':{'Circle':{'properties':{'radius':{'type':'number'}},'required':['radius']},
                'Square':{'properties':{'side':{'type':'number'}},'required':['side']%s}}}""";
        String both = "{'oneOf':[{'$ref':'#/components/schemas/Circle'},{'$ref':'#/components/schemas/Square'}]}";
        String one = "{'oneOf':[{'$ref':'#/components/schemas/Circle'}]}";
        JsonNode readBoth = document("{'/a':{'get':" + response(both) + "}}", kinds.formatted(""));
        JsonNode readOne = document("{'/a':{'get':" + response(one) + "}}", kinds.formatted(""));
        JsonNode sentBoth = document("{'/a':{'get':" + body(both) + "}}", kinds.formatted(""));
        JsonNode sentOne = document("{'/a':{'get':" + body(one) + "}}", kinds.formatted(""));
        JsonNode sentMore = document("{'/a':{'get':" + body(both) + "}}", kinds.formatted(",'required':['side','color']"));

        assertThat(BreakingChanges.between(readOne, readBoth)).containsExactly("GET /a: the response 200 may also be Square");
        assertThat(BreakingChanges.between(readBoth, readOne)).isEmpty();
        assertThat(BreakingChanges.between(sentBoth, sentOne)).containsExactly("GET /a: the body can't be Square");
        assertThat(BreakingChanges.between(sentOne, sentBoth)).isEmpty();
        assertThat(BreakingChanges.between(sentBoth, sentMore)).containsExactly("GET /a: the body (Square): color is required");
    }

    @Test
    void typesThatReferToThemselvesAreComparedOnce() throws Exception {
        String node = """
                {'schemas':{'Node':{'type':'object','properties':{'name':{'type':%s},
                'next':{'anyOf':[{'type':'null'},{'$ref':'#/components/schemas/Node'}]},
                'all':{'type':'array','items':{'$ref':'#/components/schemas/Node'}}}}}}""";
        String paths = "{'/a':{'get':" + response("{'$ref':'#/components/schemas/Node'}") + "}}";
        JsonNode before = document(paths, node.formatted("'string'"));
        assertThat(BreakingChanges.between(before, document(paths, node.formatted("['string','null']"))))
                .containsExactly("GET /a: the response 200: name may also be null");
        String circle = "{'schemas':{'Node':{'$ref':'#/components/schemas/Node'}}}";
        assertThat(BreakingChanges.between(document(paths, circle), document(paths, circle))).isEmpty();
    }
}
