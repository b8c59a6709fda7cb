package dev.carafe.templates;

import dev.carafe.templates.engine.tree.BlockReference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of Jinja2 3.1 and of Python that templates rarely need; each was seen in Jinja2 itself. */
class JinjaRulesTest {
    private final Templates templates = Templates.create();

    private String render(String source) {
        return Templates.create().autoescape(name -> false).renderString("{% autoescape false %}" + source + "{% endautoescape %}",
                Map.of("s", "text", "t", "a\tbc\td", "users", Collections.nCopies(3, Map.of("name", "Bob", "age", 20, "id", 7))));
    }

    @Test
    void textNeverJoinsATagToAnotherOne() {
        assertThat(render("{ {{- s }} { {%- if s %}x{% endif %} { {#- note #}{{ s }} }{{ '}' -}} }}")).isEqualTo("{text {x {text }}}}");
        assertThat(render("{% raw %}{{ x }}{%{% endraw %}{{ s }}")).isEqualTo("{{ x }}{%text");
    }

    @Test
    void lineStatementBeginsItsLineEvenAfterWhiteSpaceThatATagTook() {
        Templates lines = Templates.create().lineStatements("#", "##");
        assertThat(lines.renderString("{% if true -%}\n# if true\nx\n# endif\n{% endif %}", Map.of())).isEqualTo("x\n");
        assertThat(lines.renderString("{% if true -%}\n  # no\n{% endif %}", Map.of())).isEqualTo("# no\n");
    }

    @Test
    void digitsFitTheirRadix() {
        assertThat(render("{{ 0x1F }} {{ 0b1_0 }} {{ 0o17 }} {{ 0X_f }}")).isEqualTo("31 2 15 15");
        for (String number : new String[] {"0x", "0b2", "0o8", "0xg"}) {
            assertThatThrownBy(() -> render("{{ " + number + " }}")).as(number).hasMessageContaining("end of print statement");
        }
    }

    @Test
    void blockAsAValueNamesItself() {
        assertThat(render("{% block a %}{{ self.a|safe }}{% endblock %}")).isEqualTo("<BlockReference 'a'>");
    }

    @Test
    void noncharactersAreTextLikeAnyOther() {
        assertThat(render("\ufdd0{{ 1 }}\ufdd1")).isEqualTo("\ufdd01\ufdd1");
    }

    @Test
    void outputOfAFilterBlockIsNotEscapedAgain() {
        assertThat(templates.renderString("{% filter title %}<b>{{ s }}</b>{% endfilter %}", Map.of("s", "a & b")))
                .isEqualTo("<B>a &amp; B</b>");
    }

    @Test
    void printTakesSeveralValues() {
        assertThat(render("{% print 1, s %}|{% print %}")).isEqualTo("1text|");
    }

    @Test
    void namesOfAnImportEndWithoutComma() {
        assertThatThrownBy(() -> render("{% from 'a' import b, %}")).hasMessageContaining("expected token 'name'");
    }

    @Test
    void requiredBlockIsFilledByAnyBlockOfAChild(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("base"), "<{% block a required %}{% endblock %}{% block b %}B{% endblock %}>");
        Files.writeString(folder.resolve("super"), "{% extends 'base' %}{% block a %}A{{ super() }}{% endblock %}");
        Files.writeString(folder.resolve("again"), "{% extends 'super' %}{% block b required %}{% endblock %}");
        templates.folder(folder);

        assertThat(templates.render("super", Map.of())).isEqualTo("<AB>");
        assertThat(templates.render("again", Map.of())).isEqualTo("<A>");
        assertThatThrownBy(() -> templates.render("base", Map.of())).hasMessageContaining("base, line 1: Required block 'a' not found");
    }

    @Test
    void floatsAreDividedAsInPython() {
        assertThat(render("{{ 3 // 0.1 }} {{ 7 % -0.5 }} {{ -0.5 // 2 }} {{ (0.1 - 3)|round(-1) }} {{ 12345678901234567890 / 31 }}"))
                .isEqualTo("29.0 -0.0 -1.0 -0.0 3.982477064914377e+17");
        assertThatThrownBy(() -> render("{{ 1e3 ** 1000 }}")).hasMessageContaining("(34, 'Numerical result out of range')");
        assertThatThrownBy(() -> render("{{ 0 ** -1 }}")).hasMessageContaining("0.0 cannot be raised to a negative power");
    }

    @Test
    void undefinedIsAnEmptySequenceAndOneValue() {
        assertThat(render("{{ missing is sequence }} {{ [1, 2]|unique(attribute='x')|list }}")).isEqualTo("True [1]");
    }

    @Test
    void viewsOfADictHaveNoPositions() {
        Map<String, Object> dict = new LinkedHashMap<>(Map.of("a", 1));
        assertThat(templates.renderString("{{ d.values() }} {{ d.items()|length }} {{ d.keys()|list|safe }} {{ 'a' in d.keys() }} "
                + "{{ d.popitem()|first }}", Map.of("d", dict))).isEqualTo("dict_values([1]) 1 ['a'] True a");
        assertThatThrownBy(() -> render("{{ {}.items()[1:] }}")).hasMessageContaining("'dict_items' object is not subscriptable");
        assertThatThrownBy(() -> render("{{ {}.popitem() }}")).hasMessageContaining("dictionary is empty");
    }

    @Test
    void tabsGoToTheNextColumn() {
        assertThat(render("{{ t.expandtabs(4) }}")).isEqualTo("a   bc  d");
    }

    @Test
    void stringsAreTestedAsInPython() {
        assertThat(render("{{ [s.isascii(), 'é'.isascii(), s.isidentifier(), '1a'.isidentifier(), s.isprintable(), t.isprintable()] }}"))
                .isEqualTo("[True, False, True, False, True, False]");
    }

    @Test
    void pairsOfAQueryAreTwo() {
        assertThat(render("{{ [('a', 1), 'bc']|urlencode }}")).isEqualTo("a=1&b=c");
        assertThatThrownBy(() -> render("{{ ['a']|urlencode }}")).hasMessageContaining("not enough values to unpack (expected 2, got 1)");
    }

    @Test
    void prettyPrintBreaksLongLines() {
        assertThat(render("{{ users|pprint }}|{{ {'a': users}|pprint }}|{{ (users,)|pprint }}")).isEqualTo("""
                [{'age': 20, 'id': 7, 'name': 'Bob'},
                 {'age': 20, 'id': 7, 'name': 'Bob'},
                 {'age': 20, 'id': 7, 'name': 'Bob'}]|{'a': [{'age': 20, 'id': 7, 'name': 'Bob'},
                       {'age': 20, 'id': 7, 'name': 'Bob'},
                       {'age': 20, 'id': 7, 'name': 'Bob'}]}|([{'age': 20, 'id': 7, 'name': 'Bob'},
                  {'age': 20, 'id': 7, 'name': 'Bob'},
                  {'age': 20, 'id': 7, 'name': 'Bob'}],)""");
    }

    @Test
    void unknownFilterIsAnErrorAtOnceWhereJinja2LooksAtIt() {
        for (String tag : new String[] {"{% filter no %}{% endfilter %}",
                "{% set a|no %}{% endset %}", "{% macro m(a=1|no) %}{% endmacro %}", "{% for a in [1] if a|no %}{% endfor %}",
                "{% for a in [1] %}{{ a|no }}{% endfor %}"}) {
            assertThatThrownBy(() -> render("{% if false %}" + tag + "{% endif %}")).as(tag).hasMessageContaining("No filter named 'no'");
        }
        assertThat(render("{% if false %}{% for a in [1]|no %}{% endfor %}{% set a = 1|no %}{{ 1|no }}{% endif %}")).isEmpty();
    }

    @Test
    void errorsOfTagsAreToldByJinja2sRules() {
        assertThatThrownBy(() -> render("{% for a, in [[1]] %}{% endfor %}")).hasMessageContaining("expected token 'in', got '['");
        assertThatThrownBy(() -> render("{% block a required %}\n\nx{% endblock %}")).hasMessageContaining("line 3: Required blocks");
        assertThatThrownBy(() -> render("{% for a in [1] %}{% extends 'b' %}{% endfor %}"))
                .hasMessageContaining("cannot use extend from a non top-level scope");
        assertThatThrownBy(() -> render("{% set s.a = missing.x.y %}"))
                .hasMessageContaining("cannot assign attribute on non-namespace object");
        assertThatThrownBy(() -> render("{{ a\ud83d\udc0d }}")).hasMessageContaining("unexpected char '\ud83d\udc0d'");
        assertThatThrownBy(() -> render("{{ \u00b7 }}")).hasMessageContaining("Invalid character in identifier");
        assertThat(templates.renderString("{{ 1 }}{#", Map.of())).isEqualTo("1");
    }

    @Test
    void newlineSequenceIsThatOfWordwrapAndCountsAsOneLine() {
        Templates returns = Templates.create().newlineSequence("\r");
        assertThat(returns.renderString("{{ 'ab cd'|wordwrap(2) }}", Map.of())).isEqualTo("ab\rcd");
        assertThatThrownBy(() -> returns.renderString("a\n{{\n1 +\n[]\n}}", Map.of())).hasMessageContaining("line 3:");
    }

    @Test
    void nameOfATemplateMayBeAnyValueAndOnlyIncludeTakesSeveral() {
        Templates named = Templates.create().root(TemplateRoot.map(Map.of("a", "A")));
        assertThat(named.renderString("{% include [missing, 5, 'a'] %}{% include {'a': 1} %}{% include none ignore missing %}", Map.of()))
                .isEqualTo("AA");
        assertThatThrownBy(() -> named.renderString("{% include 5 %}", Map.of())).hasMessageContaining("'int' object is not iterable");
        assertThatThrownBy(() -> named.renderString("{% include [] %}", Map.of())).hasMessageContaining("empty list of templates");
        assertThatThrownBy(() -> named.renderString("{% extends ['a'] %}", Map.of())).hasMessageContaining("unhashable type: 'list'");
        assertThatThrownBy(() -> named.renderString("{% import none as m %}", Map.of()))
                .hasMessageContaining("Template 'None' was not found");
    }
}
