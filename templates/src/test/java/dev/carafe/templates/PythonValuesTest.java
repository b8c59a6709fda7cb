package dev.carafe.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.templates.jinja.TemplateException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Python's values do in an expression; each result was seen in Python 3.11. */
class PythonValuesTest {
    private static String render(String source) {
        return Templates.create().renderString("{% autoescape false %}" + source + "{% endautoescape %}",
                Map.of("rows", List.of(Map.of("name", "Ann", "tags", List.of("x")), Map.of("name", "Bob"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', value = {
        "(2.0).is_integer()¦True",
        "(2.5).as_integer_ratio()¦(5, 2)",
        "255.bit_length()¦8",
        "true.real¦1",
        "'{0.imag}'.format(3)¦0",
        "{1: 'a'}[1.0] ~ {1: 'a'}[true]¦aa",
        "'x'.encode()|first¦120",
        "5[1:2]|join('-')¦``",
        "'ΑΣ ΣΑΣ'|title¦Ασ Σας",
        "'ΑΣ'.swapcase()¦ας",
        "'ΑΣ'.casefold()¦ασ",
        "('<b>'|safe)|last is escaped¦True",
        "'½ ²'|wordcount¦2",
        "'٣.٥'|float + '٣'|int¦6.5",
        "('<b>'|safe).strip('< ')¦<b>",
        "('<b>'|safe).removeprefix('<')|escape¦b&gt;",
        "range(3)|pprint¦range(0, 3)",
        "rows|groupby('tags.0', default='-')|map(attribute='grouper')|join(',')¦-,x",
        "['ab', 'cd']|join(attribute=true)¦bd",
        "'%s'|format(a=1)¦{'a': 1}",
        "'%#6.2d|%.3x' % (7, 10)¦`    07|00a`",
        "'{:>6}'.format('a'|safe)¦`     a`",
        "[]|reject('nosuch')|list¦[]",
        "2.5|round(2000000000)¦2.5",
        "(-0.0)|abs ~ ' ' ~ (-1.5)|abs ~ ' ' ~ (-3)|abs ~ ' ' ~ true|abs¦0.0 1.5 3 1",
    })
    void expressionHasPythonsValue(String expression, String value) {
        assertThat(render("{{ " + expression + " }}")).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', value = {
        "'%5%' % ()¦not enough arguments for format string",
        "'%5%' % 1¦unsupported format character '%' (0x25) at index 2",
        "'{:z}'.format(1)¦Negative zero coercion (z) not allowed in integer format specifier",
        "'{:-}'.format('a')¦Sign not allowed in string format specifier",
        "'{:-c}'.format(65)¦Sign not allowed with integer format specifier 'c'",
        "range(2) < range(3)¦'<' not supported between instances of 'range' and 'range'",
        "'a'.rpartition('')¦empty separator",
        "[1]|sort(reverse='yes')¦'str' object cannot be interpreted as an integer",
        "'a'.center(missing)¦'Undefined' object cannot be interpreted as an integer",
        "rows|attr(none)¦attribute name must be string, not 'NoneType'",
        "{1: 2}|xmlattr¦expected string or bytes-like object, got 'int'",
        "joiner|tojson¦Object of type function is not JSON serializable",
        "(-2) ** 0.5¦complex number",
        "missing|round(1, 'floor')¦'missing' is undefined",
        "[1][::0]¦slice step cannot be zero",
        "'tel:1'|urlize(extra_schemes=['tel'])¦'tel' is not a valid URI scheme prefix.",
    })
    void expressionFailsInPythonsWords(String expression, String message) {
        assertThatThrownBy(() -> render("{{ " + expression + " }}")).isInstanceOf(TemplateException.class).hasMessageContaining(message);
    }

    @Test
    void floatHasAsManyPlacesAsAskedForAtOnce() {
        assertThat(render("{{ '%.900000f'|format(0.5) }}")).hasSize(900_002).startsWith("0.50").endsWith("00");
    }

    @Test
    void longTextIsPrettyPrintedInPieces() {
        assertThat(render("{{ ('word ' * 20)|pprint }}")).isEqualTo(
                "('word word word word word word word word word word word word word word word '\n 'word word word word word ')");
    }

    @Test
    void urlsAreLinkedByJinjasRules() {
        assertThat(render("{{ 'x.org ab.org http://[::1:2]:80/a www.é.cz HTTPS://A.cz'|urlize }}")).isEqualTo(
                "x.org <a href=\"https://ab.org\" rel=\"noopener\">ab.org</a> "
                        + "<a href=\"http://[::1:2]:80/a\" rel=\"noopener\">http://[::1:2]:80/a</a> "
                        + "<a href=\"https://www.é.cz\" rel=\"noopener\">www.é.cz</a> "
                        + "<a href=\"https://HTTPS://A.cz\" rel=\"noopener\">HTTPS://A.cz</a>");
    }
}
