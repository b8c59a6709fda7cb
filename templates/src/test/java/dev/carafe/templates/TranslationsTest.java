package dev.carafe.templates;

import dev.carafe.templates.jinja.TemplateException;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Jinja2 3.1 does with its i18n extension and {@code newstyle=True}. */
class TranslationsTest {
    private final Templates templates = Templates.create();
    private final Templates german = Templates.create().translations(new Translations() {
        @Override
        public String gettext(String message) {
            return switch (message) {
                case "Hello %(name)s!" -> "Hallo %(name)s!";
                case "100%%" -> "hundert%%";
                case "Save" -> "Speichern";
                default -> message;
            };
        }

        @Override
        public String ngettext(String singular, String plural, long number) {
            return number == 1 ? "ein Ding" : "%(num)s Dinge";
        }

        @Override
        public String pgettext(String context, String message) {
            return context + ":" + message;
        }
    });

    private String render(String source) {
        return templates.renderString(source, Map.of("name", "<Ada>", "one", 1, "many", 3, "list", List.of("a", "b")));
    }

    @Test
    void textsStayAsTheyAreWithoutTranslations() {
        assertThat(render("{% trans %}Hello {{ name }}, 100%{% endtrans %} {{ _('Hi') }} {{ gettext('%(a)s', a='x') }}"))
                .isEqualTo("Hello &lt;Ada&gt;, 100% Hi x");
    }

    @Test
    void aMessageIsTranslatedAndItsVariablesAreEscaped() {
        assertThat(german.renderString("{% trans %}Hello {{ name }}!{% endtrans %} {{ _('Hello %(name)s!', name=name) }} "
                + "{% trans %}100%{% endtrans %}", Map.of("name", "<Ada>")))
                .isEqualTo("Hallo &lt;Ada&gt;! Hallo &lt;Ada&gt;! hundert%");
    }

    @Test
    void theHeaderNamesVariablesAndTheirValues() {
        assertThat(render("{% trans who=name|lower, n=1 + 1, one %}{{ who }} {{ n }} {{ one }} {{ missing }}{% endtrans %}"))
                .isEqualTo("&lt;ada&gt; 2 1 ");
    }

    @Test
    void theFirstVariableCountsUnlessPluralizeNamesAnother() {
        assertThat(render("{% trans n=one, m=many %}one{% pluralize %}more{% endtrans %}")).isEqualTo("one");
        assertThat(render("{% trans n=one, m=many %}one{% pluralize m %}{{ m }} more{% endtrans %}")).isEqualTo("3 more");
        assertThat(render("{% trans %}one {{ many }}{% pluralize %}more{% endtrans %}")).isEqualTo("more");
        assertThat(render("{% trans count=list|length %}one{% pluralize %}{{ count }}{% endtrans %}")).isEqualTo("2");
    }

    @Test
    void theNumberIsAVariableByItself() {
        assertThat(german.renderString("{{ ngettext('a thing', '%(num)s things', 4) }} "
                + "{% trans count=1 %}a thing{% pluralize %}{{ count }} things{% endtrans %}", Map.of())).isEqualTo("4 Dinge ein Ding");
        assertThat(render("{{ ngettext('a', '%(num)s', 3, num='three') }}")).isEqualTo("three");
    }

    @ParameterizedTest
    @CsvSource({"1, a", "1.0, a", "true, a", "0, b", "1.5, b", "0.5, b", "missing, b"})
    void theNumberChoosesThePlural(String number, String text) {
        assertThat(render("{{ ngettext('a', 'b', " + number + ") }}")).isEqualTo(text);
    }

    @Test
    void aStringFirstIsTheContext() {
        assertThat(german.renderString("{% trans 'menu' %}Save{% endtrans %} {{ pgettext('file', 'Save') }} "
                + "{{ npgettext('file', 'one', 'many', 2) }} {% trans 'x' n=1 %}a{% pluralize %}b{% endtrans %}", Map.of()))
                .isEqualTo("menu:Save file:Save 2 Dinge ein Ding");
    }

    @Test
    void trimmedJoinsTheLines() {
        String text = "\n  one\n\n  two  {{ one }}\n{% endtrans %}";
        assertThat(render("{% trans trimmed %}" + text)).isEqualTo("one two  1");
        assertThat(render("{% trans many, trimmed %}" + text)).isEqualTo("one two  1");
        Templates trimming = Templates.create().policy("ext.i18n.trimmed", true);
        assertThat(trimming.renderString("{% trans %}" + text, Map.of("one", 1))).isEqualTo("one two  1");
        assertThat(trimming.renderString("{% trans notrimmed %} a {% endtrans %}", Map.of())).isEqualTo(" a ");
    }

    @Test
    void commentsAndRawTextBelongToTheMessage() {
        assertThat(render("{%- trans -%} a {# note #}{% raw %}{{ x }}{% endraw %} {{- one }} {%- endtrans -%} b")).isEqualTo("a {{ x }}1b");
    }

    @Test
    void aTemplateMayHaveItsOwnGettext() {
        assertThat(Templates.create().function("gettext", args -> "<" + args.text(0) + ">")
                .renderString("{% trans %}hi{% endtrans %}", Map.of())).isEqualTo("&lt;hi&gt;");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{% trans %}{% if x %}{% endif %}{% endtrans %} | control structures in translatable sections are not allowed",
        "{% trans %}{{ x.y }}{% endtrans %} | expected token 'end of print statement', got '.'",
        "{% trans %}{{ }}{% endtrans %} | expected token 'name', got 'end of print statement'",
        "{% trans %}a{% pluralize %}b{% endtrans %} | pluralize without variables",
        "{% trans a, a %}{% endtrans %} | translatable variable 'a' defined twice.",
        "{% trans a b %}{% endtrans %} | expected token ',', got 'b'",
        "{% trans a, %}{% endtrans %} | expected token 'name', got 'end of statement block'",
        "{% trans 'c', a %}{% endtrans %} | expected token 'name', got ','",
        "{% trans a %}{% pluralize b %}{% endtrans %} | unknown variable 'b' for pluralization",
        "{% trans a %}{% pluralize %}{% pluralize %}{% endtrans %} | a translatable section can have only one pluralize section",
        "{% trans %}{% endtrans x %} | expected token 'end of statement block', got 'x'",
        "{% pluralize %} | Encountered unknown tag 'pluralize'.",
        "{{ _('Hello %s', name) }} | too many arguments for a translation of (message): variables are given by name, "
                + "as in _('Hello %(name)s', name='Ada')",
        "{{ _('%(who)s') }} | KeyError: 'who'",
        "{{ ngettext('a', 'b', 'x') }} | Plural value must be an integer, got str",
    })
    void aMistakeIsTold(String source, String message) {
        assertThatThrownBy(() -> render("\n" + source)).isInstanceOfSatisfying(TemplateException.class,
                e -> assertThat(e.line()).isEqualTo(2)).hasMessageStartingWith("<string>, line 2: " + message + "\n");
    }
}
