package dev.carafe.templates;

import dev.carafe.templates.jinja.TemplateException;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InheritanceTest {
    @TempDir
    private Path folder;

    private Templates templates;

    @BeforeEach
    void create() {
        templates = Templates.create().folder(folder);
    }

    private void write(String name, String source) throws IOException {
        Files.writeString(folder.resolve(name), source);
    }

    @Test
    void superOfTwoLevelsInARow() throws IOException {
        write("a.txt", "<{% block x %}1{% endblock %}>");
        write("b.txt", "{% extends 'a.txt' %}{% block x %}2{{ super() }}{% endblock %}");
        write("c.txt", "{% extends 'b.txt' %}{% block x %}3{{ super() }}{% endblock %}");
        write("d.txt", "{% extends 'c.txt' %}{% block x %}4{{ super() }}{% endblock %}");
        assertThat(templates.render("d.txt", Map.of())).isEqualTo("<4321>");
    }

    @Test
    void blocksInsideOfIfForAndWith() throws IOException {
        write("base.txt", "{% if on %}[{% block a %}a{% endblock %}]{% endif %}"
                + "{% for i in [1, 2] %}{% block b scoped %}b{{ i }}{% endblock %}{% endfor %}"
                + "{% with w = 9 %}{% block c scoped %}c{{ w }}{% endblock %}{% endwith %}");
        write("child.txt", "{% extends 'base.txt' %}{% block a %}A{% endblock %}{% block b %}B{{ i }}{% endblock %}");
        assertThat(templates.render("child.txt", Map.of("on", true))).isEqualTo("[A]B1B2c9");
        assertThat(templates.render("child.txt", Map.of("on", false))).isEqualTo("B1B2c9");
    }

    @Test
    void endOfABlockMayNameTheBlockAndNothingElse() {
        assertThat(templates.renderString("{% block a %}{{ block }}{% block b %}x{%- endblock b -%}{% endblock a %}{% block c %}{% "
                + "endblock\nc %}", Map.of()))
                .isEqualTo("x");
        Map<String, String> wrong = Map.of("{% block a %}{% endblock b %}", "b", "{% block a %}{% endblock a b %}", "b",
                "{% block a %}{% block b %}{% endblock a %}{% endblock b %}", "a", "{% block a %}{% endblock ab %}", "ab",
                "{% if x %}{% endif x %}", "x", "{% macro m() %}{% endmacro m %}", "m", "{% for i in x %}{% endfor (i) %}", "(");
        wrong.forEach((source, word) -> assertThatThrownBy(() -> templates.renderString("\n" + source, Map.of())).as(source)
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("line 2: expected token 'end of statement block', got '" + word + "'"));
    }

    @Test
    void importedTemplateThatIsPrintedWasEscapedAlready() throws IOException {
        write("m.html", "<b>{{ '<' }}</b>");
        assertThat(templates.renderString("{% import 'm.html' as m %}{{ m }}", Map.of())).isEqualTo("<b>&lt;</b>");
    }

    @Test
    void errorInAParentNamesTheParent() throws IOException {
        write("base.txt", "1\n2\n{{ missing.x }}{% block a %}{% endblock %}");
        write("child.txt", "{% extends 'base.txt' %}");
        assertThatThrownBy(() -> templates.render("child.txt", Map.of()))
                .isInstanceOfSatisfying(TemplateException.class, e -> {
                    assertThat(e.template()).isEqualTo("base.txt");
                    assertThat(e.line()).isEqualTo(3);
                    assertThat(e.sourceLine()).isEqualTo("{{ missing.x }}{% block a %}{% endblock %}");
                });
    }

    @Test
    void templatesThatExtendEachOtherAreAnError() throws IOException {
        write("a.txt", "{% extends 'b.txt' %}");
        write("b.txt", "{% extends 'a.txt' %}");
        assertThatThrownBy(() -> templates.render("a.txt", Map.of()))
                .isInstanceOf(TemplateException.class).hasMessageContaining("more than 100 templates extend each other");
    }

    @Test
    void templatesThatIncludeEachOtherAreAnError() throws IOException {
        write("a.txt", "{% include 'a.txt' %}");
        assertThatThrownBy(() -> templates.render("a.txt", Map.of()))
                .isInstanceOf(TemplateException.class).hasMessageContaining("more than 200 templates include each other");
    }
}
