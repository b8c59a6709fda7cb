package dev.carafe.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules of Jinja2 3.1 and of Python that templates rarely need; each was seen in Jinja2 itself. */
class JinjaRulesTest {
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
    void noncharactersAreRefused() {
        assertThatThrownBy(() -> render("a\n\uFDD0")).hasMessageStartingWith("<string>, line 2: U+FDD0 and U+FDD1 are no characters");
    }
}
