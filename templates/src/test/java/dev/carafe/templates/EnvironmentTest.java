package dev.carafe.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.TemplateException;
import dev.carafe.templates.jinja.Undefined;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Jinja2's environment has: delimiters, newlines, policies, undefined values, tags, streams, expressions, bounds. */
class EnvironmentTest {
    private final Templates templates = Templates.create();

    private String render(String source) {
        return templates.renderString(source, Map.of("x", 1));
    }

    @Test
    void delimitersAreChosen() {
        templates.blockDelimiters("<%", "%>").variableDelimiters("${", "}").commentDelimiters("<!--", "-->");
        assertThat(render("<% if x %>${ {'a': x}['a'] }<!-- no --><% endif %>{{ x }}")).isEqualTo("1{{ x }}");
        assertThatThrownBy(() -> templates.blockDelimiters("", "%>")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void newlinesAndPoliciesAreChosen() {
        assertThat(templates.newlineSequence("\r\n").renderString("a\nb{{ '\n' }}", Map.of())).isEqualTo("a\r\nb\r\n");
        assertThat(templates.policy("truncate.leeway", 0).renderString("{{ 'abcdef'|truncate(5) }}", Map.of())).isEqualTo("ab...");
        assertThatThrownBy(() -> templates.policy("urlize.rell", "x")).hasMessageContaining("There is no policy 'urlize.rell'");
    }

    @Test
    void undefinedValuesAreOfAnyKind() {
        List<String> log = new ArrayList<>();
        assertThat(templates.undefined(Undefined.DEBUG).renderString("{{ y }}{{ {}.a }}", Map.of()))
                .isEqualTo("{{ y }}{{ no such element: dict object[&#39;a&#39;] }}");
        assertThat(templates.undefined(Undefined.LENIENT.logged(log::add)).renderString("{{ y }}", Map.of())).isEmpty();
        assertThat(log).containsExactly("'y' is undefined");
        assertThat(templates.undefined((name, message) -> new Undefined(name, message) {
            @Override
            public String print() {
                return "[" + name() + "]";
            }
        }).renderString("{{ y }}", Map.of())).isEqualTo("[y]");
    }

    @Test
    void aTagOfTheProgramHasArgumentsAndABody() {
        templates.tag("twice", (args, body) -> Markup.of(args.text(0) + body.get() + body.get()));
        assertThat(render("{% twice '-' %}{{ x }}<{% endtwice %}")).isEqualTo("-1<1<");
        assertThatThrownBy(() -> templates.tag("for", (args, body) -> null)).hasMessageContaining("'for' is a tag of Jinja2");
    }

    @Test
    void aStreamGoesOutInPieces() throws IOException {
        List<Integer> pieces = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        Templates own = Templates.create().root(TemplateRoot.map(Map.of("a", "{% for i in range(5000) %}{{ i }},{% endfor %}")));
        own.stream("a", Map.of(), new Appendable() {
            @Override
            public Appendable append(CharSequence text) {
                pieces.add(text.length());
                all.append(text);
                return this;
            }

            @Override
            public Appendable append(CharSequence text, int start, int end) {
                return append(text.subSequence(start, end));
            }

            @Override
            public Appendable append(char c) {
                return append(String.valueOf(c));
            }
        });
        assertThat(pieces).hasSizeGreaterThan(2);
        assertThat(all.toString()).isEqualTo(own.render("a", Map.of()));
    }

    @Test
    void anExpressionIsCompiledOnce() {
        assertThat(templates.compileExpression("x * 2 if x else none").apply(Map.of("x", 21))).isEqualTo(42L);
        assertThat(templates.compileExpression("missing").apply(Map.of())).isNull();
        assertThatThrownBy(() -> templates.compileExpression("x +")).isInstanceOf(TemplateException.class);
    }

    @Test
    void argumentsAreCheckedWithPythonsWords() {
        assertThatThrownBy(() -> render("{{ 'a'|truncate(lenght=3) }}"))
                .hasMessageContaining("do_truncate() got an unexpected keyword argument 'lenght'");
        assertThatThrownBy(() -> render("{{ 'a'|upper(1) }}"))
                .hasMessageContaining("do_upper() takes 1 positional argument but 2 were given");
        assertThatThrownBy(() -> render("{{ 'a'.upper(1) }}")).hasMessageContaining("str.upper() takes no arguments (1 given)");
        assertThatThrownBy(() -> render("{{ {}.get(1, 2, 3) }}")).hasMessageContaining("get expected at most 2 arguments, got 3");
        assertThatThrownBy(() -> render("{{ 'abc'.count(1) }}")).hasMessageContaining("must be str, not int");
        assertThatThrownBy(() -> render("{{ ('a'|safe).ljust(9, '<') }}")).hasMessageContaining("exactly one character long");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{% if x %}{% for y in z %}{% endif %}|Jinja is expecting this tag, but currently looking for 'endfor' or 'else'",
        "{% for y in z %}|Unexpected end of template. Jinja was looking for the following tags: 'endfor' or 'else'",
        "{% for a.b in z %}{% endfor %}|expected token 'in', got '.'",
        "{{ 01 }}|got 'integer'"})
    void syntaxErrorsGiveJinja2sHints(String source, String message) {
        assertThatThrownBy(() -> render(source)).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{{ '😀ab'.find('b') }}|2", "{{ '{:^7}'.format('ab') }}x|  ab   x", "{{ '{:0=6}'.format(-7) }}|-00007",
        "{{ [1, 2, 3, 1].index(1, 1) }}|3", "{{ '😀' > 'ﬁ' }}|True", "{{ range(10)[2:5] }}|range(2, 5)"})
    void positionsAndFormatsAreThoseOfPython(String source, String output) {
        assertThat(render(source).strip()).isEqualTo(output.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{{ range(10**9)|list }}", "{{ 'a'.center(10**9) }}", "{{ '%1000000000d' % 1 }}", "{{ ('a' * 10**6).replace('a', 'b' * 10**5) }}",
        "{{ '\\t'.expandtabs(10**9) }}", "{{ range(10**30)|length }}", "{{ (10**400)|filesizeformat }}", "{{ [1]|slice(10**9)|list }}"})
    void whatIsTooLargeFailsAtItsLine(String source) {
        assertThatThrownBy(() -> render("\n" + source)).isInstanceOf(TemplateException.class).hasMessageContaining("line 2");
    }

    @Test
    void deepNestingIsASyntaxError() {
        for (String deep : List.of("{{ " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + " }}", "{% if x %}".repeat(20_000))) {
            assertThatThrownBy(() -> render(deep)).isInstanceOf(TemplateException.class).hasMessageContaining("nested");
        }
        assertThat(render("{{ " + "not ".repeat(50_000) + "x }}")).isEqualTo("True");
    }

    @Test
    void aLoopHeedsAnInterrupt() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> render("{% for i in range(10**9) %}{% endfor %}")).hasMessageContaining("the render was interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void anOverriddenScopedBlockSeesTheLoop() {
        Templates own = Templates.create().root(TemplateRoot.map(Map.of(
                "b", "{% for i in [1, 2] %}{% block x scoped %}{{ i }}{% endblock %}{% endfor %}",
                "c", "{% extends 'b' %}{% block x %}{{ loop.index }}{% endblock %}")));
        assertThat(own.render("c", Map.of())).isEqualTo("12");
    }

    @Test
    void valuesOfASessionAreTheTemplatesOwn() {
        dev.carafe.session.Markup markup = new dev.carafe.session.Markup("<b>");
        Map<String, Object> model = Map.of("pairs", List.of(dev.carafe.session.Tuple.of(1, "a")), "m", markup);
        assertThat(templates.renderString("{% for k, v in pairs %}{{ k }}{{ v }}{% endfor %}{{ m }}{{ pairs }}", model))
                .isEqualTo("1a<b>[(1, &#39;a&#39;)]");
    }

    @Test
    void theFinalizerSeesValuesInMacrosAndThenWhatTheMacroGives() {
        templates.finalizer((value, text, template, line) -> "[" + text + "]");
        assertThat(render("{% macro m(y) %}a{{ y }}{% endmacro %}{{ m(x) }}")).isEqualTo("[a[1]]");
        assertThat(render("{% set s %}{{ x }}{% endset %}{{ s }}")).isEqualTo("[[1]]");
        assertThat(render("{% block b %}{{ x }}{% endblock %}{{ self.b() }}{# note #}")).isEqualTo("[1][[1]]");
        assertThat(templates.renderString("{% macro m() %}a{{ caller() }}{% endmacro %}{% call m() %}b{% endcall %}"
                + "{% filter upper %}x{{ 'y' }}{% endfilter %}", Map.of())).isEqualTo("a[b]X[Y]");
    }
}
