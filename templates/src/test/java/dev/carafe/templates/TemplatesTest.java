package dev.carafe.templates;

import dev.carafe.templates.jinja.TemplateException;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.templates.jinja.Markup;
import java.lang.IllegalStateException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private final Templates templates = Templates.create();

    private String render(String source, Map<String, ?> model) {
        return templates.renderString(source, model);
    }

    record Person(String name, int age) {
        public String secret() {
            return "hidden";
        }
    }

    enum Status { PAID, DUE }

    public static final class Account {
        public String getOwner() {
            return "Ada";
        }

        public boolean isActive() {
            return true;
        }

        public String getURL() {
            return "/a";
        }

        public void delete() {
            throw new AssertionError("called from a template");
        }

        public String getBroken() {
            throw new IllegalStateException("no database");
        }
    }

    @Test
    void recordsAreReadByTheirComponents() {
        assertThat(render("{{ p.name }} is {{ p.age + 1 }}{{ p['name'] }}", Map.of("p", new Person("Ada", 36))))
                .isEqualTo("Ada is 37Ada");
    }

    @Test
    void beansAreReadByTheirGetters() {
        assertThat(render("{{ a.owner }} {{ a.active }} {{ a.URL }}", Map.of("a", new Account()))).isEqualTo("Ada True /a");
    }

    @Test
    void noOtherMethodOfAnObjectCanBeReached() {
        Map<String, Object> model = Map.of("a", new Account(), "p", new Person("Ada", 36), "s", "text", "c", String.class);
        List<String> sources = List.of("{{ a.delete() }}", "{{ p.secret() }}", "{{ a.getOwner() }}", "{{ a.getClass() }}",
                "{{ a.class.name }}", "{{ a.hashCode() }}", "{{ s.getClass() }}", "{{ s.chars() }}", "{{ c.forName('x') }}",
                "{{ c.name.x }}");
        for (String source : sources) {
            assertThatThrownBy(() -> render(source, model)).as(source).isInstanceOf(TemplateException.class);
        }
        assertThat(render("[{{ a.delete }}{{ p.secret }}{{ a.class }}{{ c.name }}{{ c.classLoader }}]", model)).isEqualTo("[]");
    }

    @Test
    void nothingOfTheEngineIsData() {
        for (String filter : List.of("tojson", "xmlattr", "dictsort", "items")) {
            assertThatThrownBy(() -> render("{% macro m() %}{% endmacro %}{{ m|" + filter + " }}", Map.of())).as(filter)
                    .isInstanceOf(TemplateException.class);
        }
        assertThatThrownBy(() -> render("{{ m|xmlattr }}", Map.of("m", Markup.of("<b>")))).isInstanceOf(TemplateException.class);
        assertThat(render("{{ p|tojson }}{{ p|xmlattr }}", Map.of("p", new Person("Ada", 36))))
                .isEqualTo("{\"age\": 36, \"name\": \"Ada\"} name=\"Ada\" age=\"36\"");
    }

    @Test
    void exceptionOfAGetterIsThrownAsItIs() {
        assertThatThrownBy(() -> render("{{ a.broken }}", Map.of("a", new Account())))
                .isInstanceOf(IllegalStateException.class).hasMessage("no database");
    }

    @Test
    void nullIsNoneAndMissingIsUndefined() {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("x", null);
        assertThat(render("{{ x }}|{{ y }}|{{ x is none }}|{{ x is defined }}|{{ y is defined }}|{{ x|default('d') }}", model))
                .isEqualTo("None||True|True|False|None");
    }

    @Test
    void javaValuesReadAsTheirPythonLikes() {
        Map<String, Object> model = Map.of("some", Optional.of("v"), "none", Optional.empty(), "array", new int[] {1, 2},
                "names", new String[] {"a"}, "stream", Stream.of(1, 2), "day", LocalDate.of(2024, 1, 2),
                "price", new BigDecimal("4.50"), "status", Status.PAID, "letter", 'x');
        assertThat(render("{{ some }} {{ none }} {{ array }} {{ names[0] }} {{ stream|sum }} {{ day }} {{ day.year }} "
                + "{{ price * 2 }} {{ status }} {{ status == 'PAID' }} {{ letter }}", model))
                .isEqualTo("v None [1, 2] a 3 2024-01-02 2024 9.00 PAID True x");
    }

    @Test
    void dataThatLooksLikeATemplateIsOnlyData() {
        String hostile = "{{ 7 * 7 }}{% if true %}{# c #}{% include 'x' %}";
        String source = "{% autoescape false %}{{ v }}{{ v|upper|lower }}{% set b %}{{ v }}{% endset %}{{ b }}{% endautoescape %}";
        assertThat(render(source, Map.of("v", hostile))).isEqualTo(hostile + hostile.toLowerCase(Locale.ROOT) + hostile);
    }

    @Test
    void rangeHasNoHiddenLimit() {
        String source = "{{ range(1500)|length }} {% for i in range(1500) %}{% if loop.last %}{{ i }}{% endif %}{% endfor %}";
        assertThat(render(source, Map.of())).isEqualTo("1500 1499");
    }

    @Test
    void aMacroMayCallItself() {
        String source = "{% macro down(n) %}{{ n }}{% if n > 0 %} {{ down(n - 1) }}{% endif %}{% endmacro %}{{ down(5) }}";
        assertThat(render(source, Map.of())).isEqualTo("5 4 3 2 1 0");
    }

    @Test
    void endlessRecursionFailsTheRenderOnly() {
        assertThatThrownBy(() -> render("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", Map.of()))
                .isInstanceOf(TemplateException.class).hasMessageContaining("call each other more than 200 times");
        assertThat(render("{{ 1 + 1 }}", Map.of())).isEqualTo("2");
    }

    @Test
    void ownFiltersTestsFunctionsAndGlobals() {
        templates.filter("euros", (value, args) -> value + args.text(0, "unit", " Euros"))
                .test("cheap", (value, args) -> ((Number) value).doubleValue() < args.integer(0, "limit", 5))
                .function("static", args -> Markup.of("/static/" + args.text(0)))
                .global("shop", "Burgers");
        String source = "{{ 4|euros }} {{ 4|euros(unit='€') }} {{ 4 is cheap }} {{ 4 is cheap(limit=3) }} {{ static('a&b') }}";
        assertThat(render(source + " {{ shop }}", Map.of())).isEqualTo("4 Euros 4€ True False /static/a&b Burgers");
        assertThat(render("{{ [1, 2]|map('euros')|join(', ') }}", Map.of())).isEqualTo("1 Euros, 2 Euros");
    }

    @Test
    void modelGoesBeforeContextProcessorsBeforeGlobals() {
        templates.global("a", "global").global("b", "global").global("c", "global")
                .contextProcessor(() -> Map.of("a", "processor", "b", "processor"));
        assertThat(render("{{ a }} {{ b }} {{ c }}", Map.of("a", "model"))).isEqualTo("model processor global");
    }

    @Test
    void exceptionOfAFilterIsThrownAsItIs() {
        templates.filter("boom", (value, args) -> {
            throw new IllegalStateException("broken filter");
        });
        assertThatThrownBy(() -> render("a\n{{ 1|boom }}", Map.of()))
                .isInstanceOf(IllegalStateException.class).hasMessage("broken filter");
    }

    @Test
    void escapingFollowsTheSuffixOfTheName() {
        for (String name : List.of("a.html", "a.htm", "a.xml", "a.xhtml", "a.svg", "a.html.j2")) {
            assertThat(templates.render("suffix/" + name, Map.of("v", "<"))).as(name).isEqualTo("&lt;");
        }
        for (String name : List.of("a.txt", "a.j2", "a.eml.j2")) {
            assertThat(templates.render("suffix/" + name, Map.of("v", "<"))).as(name).isEqualTo("<");
        }
        assertThat(render("{{ v }}", Map.of("v", "<"))).isEqualTo("&lt;");
    }

    @Test
    void aValueIsEscapedOnceWhateverWayItTakes() {
        assertThat(render("{% macro b(x) %}<b>{{ x }}</b>{% endmacro %}{{ b(v) }}{% set s %}{{ v }}{% endset %}{{ s }}"
                + "{% filter upper %}{{ v }}{% endfilter %}", Map.of("v", "<i>")))
                .isEqualTo("<b>&lt;i&gt;</b>&lt;i&gt;&LT;I&GT;");
    }

    @Test
    void templatesMayChangeOnlyListsThatCanBeChanged() {
        assertThat(render("{% set l = [] %}{% do l.append(1) %}{{ l }}", Map.of())).isEqualTo("[1]");
        assertThatThrownBy(() -> render("{% do l.append(1) %}", Map.of("l", List.of())))
                .isInstanceOf(TemplateException.class).hasMessageContaining("list.append(): this list can't be changed");
    }

    @Test
    void deeplyNestedValuesFailTheRenderOnly() {
        @Nullable Object[] circle = new @Nullable Object[1];
        circle[0] = Arrays.asList(circle);
        assertThatThrownBy(() -> render("{{ c }}", Map.of("c", Arrays.asList(circle))))
                .isInstanceOf(TemplateException.class).hasMessageContaining("nested too deeply");
        assertThat(render("{{ 1 + 1 }}", Map.of())).isEqualTo("2");
    }
}
