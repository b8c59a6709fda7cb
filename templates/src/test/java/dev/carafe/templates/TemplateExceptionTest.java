package dev.carafe.templates;

import dev.carafe.templates.jinja.TemplateException;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateExceptionTest {
    private final Templates templates = Templates.create();

    private TemplateException error(String source) {
        return catchThrowableOfType(TemplateException.class, () -> templates.renderString(source, Map.of()));
    }

    @Test
    void saysTemplateLineReasonAndText() {
        TemplateException error = error("<h1>\n  {{ user.name }}\n</h1>");
        assertThat(error.kind()).isEqualTo(TemplateException.Kind.UNDEFINED);
        assertThat(error.template()).isEqualTo("<string>");
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.sourceLine()).isEqualTo("{{ user.name }}");
        assertThat(error).hasMessage("<string>, line 2: 'user' is undefined\n    {{ user.name }}");
    }

    @Test
    void syntaxErrorsOfDeadBranchesAreFoundWhenTheTemplateIsLoaded() {
        List<String> broken = List.of("{{ 1 + }}", "{% bogus %}", "{% set = 1 %}",
                "{{ 'a }}", "{% for x %}{% endfor %}");
        for (String dead : broken) {
            TemplateException error = error("\n{% if false %}\n" + dead + "{% endif %}");
            assertThat(error).as(dead).isNotNull();
            assertThat(error.kind()).as(dead).isEqualTo(TemplateException.Kind.SYNTAX);
            assertThat(error.line()).as(dead).isEqualTo(3);
        }
    }

    @Test
    void linesAreCountedThroughWhiteSpaceControlCommentsRawAndStrings() {
        String before = "a\n{#- c\n -#}\n\n{%- raw -%}\n{{ x }}\n{%- endraw -%}\n\n{{ 'two\nlines' }}\n{% if true -%}\n\n";
        assertThat(error(before + "{{ missing.x }}{% endif %}").line()).isEqualTo(13);
    }

    @Test
    void anUnknownFilterInABranchIsAnErrorOnlyWhenItIsReached() {
        assertThat(Templates.create().renderString("{% if false %}{{ x|nofilter }}{% endif %}{{ 1 if true else x is notest }}", Map.of()))
                .isEqualTo("1");
        TemplateException reached = error("{% if true %}\n{{ 1|nofilter }}{% endif %}");
        assertThat(reached.kind()).isEqualTo(TemplateException.Kind.RUNTIME);
        assertThat(reached.line()).isEqualTo(2);
        assertThat(error("{% if true %}{% for x in [] %}{{ x|nofilter }}{% endfor %}{% endif %}").kind())
                .isEqualTo(TemplateException.Kind.SYNTAX);
    }

    @Test
    void unknownFilterAndTestAreErrors() {
        assertThat(error("{{ 1|nope }}"))
                .hasMessageContaining("No filter named 'nope'. Register it with templates.filter(\"nope\", ...).");
        assertThat(error("{{ 1 is nope }}"))
                .hasMessageContaining("No test named 'nope'. Register it with templates.test(\"nope\", ...).");
    }

    @Test
    void errorInAMacroNamesItsLineAndNotThatOfTheCall() {
        assertThat(error("{% macro f() %}\n{{ 1 / 0 }}{% endmacro %}\n\n{{ f() }}").line()).isEqualTo(2);
    }

    @Test
    void wrongTypesAreRuntimeErrors() {
        TemplateException error = error("{{ 1 + 'a' }}");
        assertThat(error.kind()).isEqualTo(TemplateException.Kind.RUNTIME);
        assertThat(error).hasMessageContaining("unsupported operand type(s) for +: 'int' and 'str'");
    }

    @Test
    void largeTemplatesAreReadInLinearTime() {
        String large = "{{ 1 }}\n".repeat(200_000);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> templates.renderString(large, Map.of()));
        assertThat(error(large + "{{ 1 + }}").line()).isEqualTo(200_001);
    }
}
