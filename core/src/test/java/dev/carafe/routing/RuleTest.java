package dev.carafe.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
    private final UrlMap urls = new UrlMap(new Converters());

    private Rule add(String text) {
        return urls.add(Rule.builder(text).endpoint("e"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock = """
                    person | Rule 'person' does not begin with a slash. Write '/person'.
                    /<x | Rule '/<x' has a '<' without its '>'. Close the variable, as in <name>.
                    /x\\ | Rule '/x\\' ends in a backslash. Write the character that it is to make plain text, or two \
                    backslashes for one.
                    /x?y=1 | Rule '/x?y=1' goes on after the path, which ends before a '?' or '#'. A rule is of the path alone: a \
                    handler reads the query by request.args(), and what follows a '#' is never sent.
                    /<x>#y | Rule '/<x>#y' goes on after the path, which ends before a '?' or '#'. A rule is of the path alone: a \
                    handler reads the query by request.args(), and what follows a '#' is never sent.
                    /<> | Rule '/<>' has <>, a variable without a name. Write <name> or <name:converter>.
                    /<int:> | Rule '/<int:>' has <int:>, a variable without a name. Write <name> or <name:converter>.
                    /<:int> | Rule '/<:int>' has <:int>, a variable without a name. Write <name> or <name:converter>.
                    /<a-b> | Rule '/<a-b>' has <a-b>: 'a-b' is no name for a variable. Names are ASCII letters, digits and _, \
                    and do not begin with a digit.
                    /<a>/<a> | Rule '/<a>/<a>' has the variable 'a' twice. Every variable needs a name of its own.
                    /x/<id:intt> | Unknown converter 'intt' in rule '/x/<id:intt>'. Did you mean 'int'? Known: any, float, int, \
                    path, string, uuid. Register it with app.converter("intt", ...).
                    /<id:\\d+> | Unknown converter '\\d+' in rule '/<id:\\d+>'. Did you mean 'int'? Known: any, float, int, path, \
                    string, uuid. Register it with app.converter("name", ...).
                    /<nope(1):x> | Unknown converter 'nope' in rule '/<nope(1):x>'. Known: any, float, int, path, string, \
                    uuid. Register it with app.converter("nope", ...).
                    /<x:int(> | Rule '/<x:int(>' has <x:int(>, whose arguments lack their closing parenthesis.
                    /<x:int(foo=1)> | Converter 'int' in rule '/<x:int(foo=1)>': unknown argument 'foo'; known: fixed_digits, \
                    min, max, signed.
                    /<x:uuid(1)> | Converter 'uuid' in rule '/<x:uuid(1)>': takes no arguments.
                    /<x:int(min=a)> | Converter 'int' in rule '/<x:int(min=a)>': argument 'min' must be a whole number, not \
                    'a'.
                    /<x:int(min=0;max=5)> | Converter 'int' in rule '/<x:int(min=0;max=5)>': argument 'min' must be a whole \
                    number, not '0;max=5'.
                    /<x:int(signed=1)> | Converter 'int' in rule '/<x:int(signed=1)>': argument 'signed' must be true or \
                    false, not '1'.
                    /<x:int(min=5, max=2)> | Converter 'int' in rule '/<x:int(min=5, max=2)>': no number is from 5 to 2.
                    /<x:int(fixed_digits=-1)> | Converter 'int' in rule '/<x:int(fixed_digits=-1)>': no number has -1 digits.
                    /<x:any(b, a=b)> | Converter 'any' in rule '/<x:any(b, a=b)>': unknown argument 'a'.
                    /<x:int(min=1, min=2)> | Converter 'int' in rule '/<x:int(min=1, min=2)>': argument 'min' is given twice.
                    /<x:float(max=y)> | Converter 'float' in rule '/<x:float(max=y)>': argument 'max' must be a number, not \
                    'y'.
                    /<x:string(1, 2, 3, 4)> | Converter 'string' in rule '/<x:string(1, 2, 3, 4)>': takes at most 3 \
                    arguments: minlength, maxlength, length.
                    /<x:string(minlength=5, maxlength=2)> | Converter 'string' in rule '/<x:string(minlength=5, \
                    maxlength=2)>': no text has a length from 5 to 2.
                    /<x:any()> | Converter 'any' in rule '/<x:any()>': needs at least one item, as in any(rss, atom).
                    /<x:any(a/b)> | Converter 'any' in rule '/<x:any(a/b)>': item 'a/b' can never match: a segment is not \
                    empty and holds no '/'.
                    /<string:path> | Rule '/<string:path>' has <string:path>, which reads both ways: both words name a \
                    converter. Write <string:path()> for a variable 'string' that is a path, or <path:string()> for a \
                    variable 'path' that is a string.
                    """)
    void refusesAMistakeAndSaysWhatToDo(String rule, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> add(rule)).withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock = """
                    /<id:int> | id
                    /<int:id> | id
                    /<id> | id
                    /<path:path> | path
                    /<int(min=1):path> | path
                    /<path:int(min=1)> | path
                    /<string:path()> | string
                    /<x:any('a, b', "c)d", '>')> | x
                    /<any(a:b):x> | x
                    /<x:int(min=-5, signed=true)> | x
                    /<float(min=-0.5, signed=True):x> | x
                    """)
    void readsBothOrders(String rule, String name) {
        assertThat(add(rule).variables()).extracting(Variable::name).containsExactly(name);
    }

    @Test
    void getTakesHeadAndOptionsIsAutomatic() {
        Rule rule = urls.add(Rule.builder("/x").endpoint("x").methods(List.of("get", "brew")));

        assertThat(rule.methods()).containsExactly("BREW", "GET", "HEAD", "OPTIONS");
        assertThat(rule.automaticOptions()).isTrue();
        assertThat(rule).hasToString("<Rule '/x' (BREW, GET, HEAD, OPTIONS) -> x>");
    }

    @Test
    void optionsIsNotAutomaticWhenTheRuleHasItsOwn() {
        Rule own = urls.add(Rule.builder("/own").endpoint("own").methods(List.of("OPTIONS")));
        Rule without = urls.add(Rule.builder("/without").endpoint("without").methods(List.of("POST")).automaticOptions(false));

        assertThat(own.automaticOptions()).isFalse();
        assertThat(without.methods()).containsExactly("POST");
    }

    @Test
    void refusesWhatWouldNeverBeUsed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> urls.add(Rule.builder("/<page:int>").endpoint("list").defaults(Map.of("page", 1))))
                .withMessage("Rule '/<page:int>' has a default for its own variable 'page', which always has a value. "
                        + "Put the default on the rule that lacks the variable.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> urls.add(Rule.builder("/ws").endpoint("ws").websocket(true).methods(List.of("POST"))))
                .withMessage("Rule '/ws' is a websocket's and takes no methods. Remove methods(...).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> urls.add(Rule.builder("/x")))
                .withMessage("Rule '/x' has no endpoint. Name one with endpoint(\"...\").");
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("page", null);
        assertThatNullPointerException()
                .isThrownBy(() -> Rule.builder("/list").defaults(nothing))
                .withMessage("Rule '/list' has the default null for 'page'. Leave it out: a value that is absent reads as null.");
    }

    @Test
    void refusedRulesLeaveTheMapAsItWas() {
        add("/x");
        assertThatIllegalArgumentException().isThrownBy(() -> add("/x"));
        assertThatIllegalArgumentException().isThrownBy(() -> add("/<a>/<a>"));

        assertThat(urls.rules()).hasSize(1);
    }
}
