package dev.carafe.templates.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.templates.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the headers end, and what of them is the template's own text. */
class HeaderBlockTest {
    private static final Map<String, Object> MODEL = Map.of("to", "b@x.org", "cc", List.of("c@x.org", "d@x.org"), "mail", "b@x.org",
            "name", "Smith, John", "yes", true, "empty", List.of());

    @TempDir
    private Path folder;

    private MailMessage render(String source) throws IOException {
        Files.writeString(folder.resolve("m.eml.j2"), source);
        return Mailer.create(Templates.create().folder(folder)).render("m.eml.j2", MODEL);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{% if yes %}\nCc: c@x.org, d@x.org\n{% endif %}", "{% if not yes %}\nX-No: 1\n{% endif %}\nCc: {{ cc }}",
            "{# who else #}\nCc: {{ cc }}\n{# a comment\nof two lines #}", "{% set copies = cc %}\nCc: {{ copies }}",
            "{% if not yes %}\nX-No: 1\n{% else %}\nCc: {{ cc }}\n{% endif %}", "  {% if yes %}  \nCc: {{ cc }}\n  {% endif %}",
            "{% for h in ['1'] %}\nX-H: {{ h }}\n{% endfor %}\nCc: {{ cc }}", "{% for h in empty %}\nX-H: 1\n{% endfor %}\nCc: {{ cc }}",
            "{% with copies = cc %}\nCc: {{ copies }}\n{% endwith %}", "{% include 'copies.j2' %}",
                    "{% macro m(x) %}\n{{ x }}\n{% endmacro %}\nCc: {{ cc }}",
            "{% import 'copies.j2' as copies %}\nCc: {{ cc }}", "{% raw %}\n{% endraw %}\nCc: {{ cc }}", "{{ '' }}\nCc: {{ cc }}",
            "{% if not yes %}X-No: 1{% endif %}\nCc: {{ cc }}", "{{ empty|join }}\nCc: {{ cc }}",
                    "{%- if yes %}\nCc: {{ cc }}\n{%- endif %}",
            "Cc: {{ cc }}\n{% do cc.copy() %}\n{% block more %}\n{% endblock %}", "Cc: c@x.org,\n{# and #}\n    d@x.org"})
    void aLineOfTagsOrACommentCountsAsNoLine(String middle) throws IOException {
        Files.writeString(folder.resolve("copies.j2"), "{% if yes %}\nCc: {{ cc }}\n{% endif %}\n");
        MailMessage message = render("From: a@x.org\nTo: {{ to }}\n" + middle + "\nSubject: x\n\nCc: body\nSubject: body");
        assertThat(message.cc()).extracting(Address::email).containsExactly("c@x.org", "d@x.org");
        assertThat(message.subject()).isEqualTo("x");
        assertThat(message.text()).isEqualTo("Cc: body\nSubject: body");
    }

    @Test
    void anInheritedHeaderBlockIsOne() throws IOException {
        Files.writeString(folder.resolve("base.j2"),
                "{% block headers %}\nFrom: a@x.org\n{% endblock %}\nSubject: x\n\n{% block body %}\n{% endblock %}\n-- \n");
        MailMessage message = render("{% extends 'base.j2' %}\n{% block headers %}\n{{ super() }}\nTo: {{ to }}\n{% endblock %}\n"
                + "{% block body %}\n\nHi\n{% endblock %}");
        assertThat(message.from()).containsExactly(Address.of("a@x.org"));
        assertThat(message.to()).containsExactly(Address.of("b@x.org"));
        assertThat(message.text()).isEqualTo("\n\nHi\n\n-- ");
    }

    @Test
    void tagsInTheBodyFollowJinja() throws IOException {
        assertThat(render("To: b@x.org\n\n{% if yes %}\na\n{% endif %}\n{# c #}\nb").text()).isEqualTo("\na\n\n\nb");
        assertThat(render("To: b@x.org\n{% if yes %}\n\na{% endif %}").text()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{% for c in cc %}{{ c }}{{ ', ' if not loop.last }}{% endfor %}", "{{ cc|join(', ') }}", "{{ ', '.join(cc) }}",
            "{% set comma = joiner(', ') %}{% for c in cc %}{{ comma() }}{{ c }}{% endfor %}", "{{ cc[0] ~ ', ' ~ cc[1] }}",
            "{% set comma = ', ' %}{{ cc[0] }}{{ comma }}{{ cc[1] }}", "{{ 'c@x.org, d@x.org' }}", "{{ cc[0] + ', ' + cc[1] }}",
            "{% macro two(a, b) %}{{ a }}, {{ b }}{% endmacro %}{{ two(*cc) }}",
                    "{% set all %}{{ cc[0] }}, {{ cc[1] }}{% endset %}{{ all }}",
            "{{ nobody or 'c@x.org, d@x.org' }}", "{{ nobody|default('c@x.org, d@x.org') }}", "{{ ['c@x.org', cc[1]]|join(',') }}",
            "{{ '%s, %s'|format(cc[0], cc[1]) }}", "{{ '%(a)s, %(b)s'|format(a=cc[0], b=cc[1]) }}", "{{ '%s, %s' % (cc[0], cc[1]) }}",
            "{{ '{}, {b}'.format(cc[0], b=cc[1]) }}", "{{ '%s%s%s' % (cc[0], ', ', cc[1]) }}"})
    void aLiteralIsTheTemplatesOwnText(String copies) throws IOException {
        assertThat(render("To: b@x.org\nCc: " + copies + "\n\n").cc()).extracting(Address::email).containsExactly("c@x.org", "d@x.org");
    }

    @Test
    void aMacroMayPutOutAWholeHeader() throws IOException {
        String macros = "{% macro header(name, value) %}{% if value %}X-{{ '' }}Order: {{ value }}{% endif %}{% endmacro %}"
                + "{% macro who(n, m) %}{{ n }} <{{ m }}>{% endmacro %}";
        MailMessage message = render(macros
                + "To: {{ who(name, mail) }}\n{{ header('Order', 'a: b') }}\n{{ header('No', '') }}\nSubject: s\n\n");
        assertThat(message.header("X-Order")).isEqualTo("a: b");
        assertThat(message.to()).containsExactly(Address.of("Smith, John", "b@x.org"));
        assertThat(message.subject()).isEqualTo("s");
    }

    @Test
    void aValueThatIsPutTogetherOfAValueStaysForeign() {
        for (String line : List.of("{{ evil ~ '' }}", "{{ [evil]|join }}", "{% set x %}{{ evil }}{% endset %}{{ x }}", "{{ evil|upper }}",
                "{{ '%s'|format(evil) }}", "{{ '%25s' % evil }}", "{{ evil % () }}", "{{ evil.format() }}", "{{ '{:>25}'.format(evil) }}",
                "{{ (evil ~ '%s') % '' }}", "{{ '%s' % ('%s' % evil) }}", "{{ evil|replace('q', ', ') }}", "{{ ('a' ~ evil)[1:] }}",
                        "{% filter lower %}{{ evil }}{% endfilter %}")) {
            assertThatThrownBy(() -> {
                Files.writeString(folder.resolve("e.eml.j2"), "To: " + line + "\n\n");
                Mailer.create(Templates.create().folder(folder)).render("e.eml.j2", Map.of("evil", "b@x.org, e@x.org"));
            }).as(line).isInstanceOf(MailHeaderException.class).hasMessageContaining("with ',' in it");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{% print evil %}", "{% twice %}{{ evil }}{% endtwice %}", "{% twice evil %}{% endtwice %}",
            "{% trans %}{{ evil }}{% endtrans %}", "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ evil }}{% endcall %}",
            "{% block b %}{{ evil }}{% endblock %}", "{{ self.c() }}{% if false %}{% block c %}{{ evil }}{% endblock %}{% endif %}",
            "{% for e in [evil] recursive %}{{ loop([]) }}{{ e }}{% endfor %}", "{% set x|trim %}{{ evil }}{% endset %}{{ x }}",
            "{{ '{e}'.format_map({'e': evil}) }}", "{{ '%s' % evil }}", "{{ '' + evil }}", "{% include 'i' %}",
            "{% import 'i' as i with context %}{{ i }}", "{% autoescape true %}{{ evil }}{% endautoescape %}", "{{ ','.join([evil]) }}"})
    void noTagMakesTextOfTheTemplateOutOfAValue(String line) throws IOException {
        Files.writeString(folder.resolve("e.eml.j2"), "To: " + line + "\n\n");
        Files.writeString(folder.resolve("i"), "{{ evil }}");
        Templates templates = Templates.create().folder(folder).tag("twice", (args, body) -> args.size() > 0 ? args.text(0) : body.get());
        assertThatThrownBy(() -> Mailer.create(templates).render("e.eml.j2", Map.of("evil", "b@x.org, e@x.org")))
                .isInstanceOf(MailHeaderException.class).hasMessageContaining("with ',' in it");
    }

    @Test
    void linesOfTagsAndCommentsCountAsNoneInAnyDialect() throws IOException {
        Files.writeString(folder.resolve("d.eml.j2"), "From: a@x.org\n<!-- note -->\n## note\n# if true\nTo: b@x.org\n# endif\n"
                + "<% raw %><% endraw %>\nSubject: s\n\nbody");
        Templates templates = Templates.create().folder(folder).blockDelimiters("<%", "%>").commentDelimiters("<!--", "-->")
                .lineStatements("#", "##");
        MailMessage message = Mailer.create(templates).render("d.eml.j2", Map.of());
        assertThat(message.subject()).isEqualTo("s");
        assertThat(message.text()).isEqualTo("body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Smith, John", "Bob (work)", "Ω \"q\"", "a:b", "x <y@z.org>", "back\\slash", "\"", "a;b", "=?x?q?y?=", "@",
            "Ω, a <e@x.org>"})
    void aNameByValueIsQuotedWhereThePlaceIsClear(String name) throws IOException {
        for (String place : List.of("{{ name }} <{{ mail }}>", "\"{{ name }}\" <{{ mail }}>", "\"{{ name }}\" <b@x.org>")) {
            Files.writeString(folder.resolve("n.eml.j2"), "From: a@x.org\nTo: " + place + ", c@x.org\n\n");
            MailMessage message = Mailer.create(Templates.create().folder(folder)).render("n.eml.j2", Map.of("name", name, "mail",
                    "b@x.org"));
            assertThat(message.to()).containsExactly(Address.of(name, "b@x.org"), Address.of("c@x.org"));
        }
    }

    @Test
    void groupsAndCommentsAreRead() throws IOException {
        MailMessage message = render("From: a@x.org\nTo: undisclosed-recipients:;\n"
                + "Cc: \"The team\": a@x.org, B <b@x.org>; , c@x.org (Carl)\n"
                + "Reply-To: T\u00fdm: a@x.org;\nBcc: {{ cc }}\n\nHi");
        assertThat(message.to()).isEmpty();
        assertThat(message.header("To")).isEqualTo("undisclosed-recipients:;");
        assertThat(message.cc()).extracting(Address::email).containsExactly("a@x.org", "b@x.org", "c@x.org");
        assertThat(new String(message.toBytes(), StandardCharsets.US_ASCII)).contains("\r\nTo: undisclosed-recipients:;\r\n",
                "\r\nCc: The team: a@x.org, B <b@x.org>;, c@x.org\r\n", "?= : a@x.org;\r\n");
        assertThatThrownBy(() -> render("To: team: a@x.org\n\n")).hasMessageContaining("A group is a name, ':', addresses, ';'.");
        assertThatThrownBy(() -> render("From: team: a@x.org;\n\n")).hasMessageContaining("has a group");
    }
}
