package dev.carafe.http.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.http.Fuzz;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
    private static MediaType parse(String header) {
        return Objects.requireNonNull(MediaType.parse(header));
    }

    @Test
    void nameAndParametersAreRead() {
        MediaType type = parse("Application/JSON; Charset=utf-8; foo=\"B a\"");
        assertThat(type.mimetype()).isEqualTo("application/json");
        assertThat(type.charset()).isEqualTo("utf-8");
        assertThat(type.parameters()).isEqualTo(Map.of("charset", "utf-8", "foo", "B a"));
        assertThat(type).hasToString("application/json; charset=utf-8; foo=\"B a\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a/b                          | {}",
        "a/b;                         | {}",
        "a/b; c                       | {c=}",
        "a/b; c=\"d;e\"; f=g          | {c=d;e, f=g}",
        "a/b; c=\"say \\\"x\\\" \\\\\"| {c=say \"x\" \\}",
        "a/b; c=1; C=2                | {c=1}",
        "a/b; c=\"C:\\new.txt\"       | {c=C:\\new.txt}",
        "a/b; n=plain; n*=UTF-8''h%C3%A9 | {n=hé}",
        "a/b; c d=1; e=2              | {e=2}",
        "a/b; c=\"open; d=1           | {c=\"open; d=1}",
    })
    void parametersAreReadLeniently(String header, String parameters) {
        assertThat(parse(header).parameters().toString()).isEqualTo(parameters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ";", "text", "text/", "/html", "te xt/html", "text/html/x", "; charset=utf-8", "é/b"})
    void whatIsNoMediaTypeReadsAsAbsent(String header) {
        assertThat(MediaType.parse(header)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "application/json,true", "application/vnd.api+json,true", "application/json; charset=utf-8,true",
        "text/json,false", "application/jsonp,false", "text/html,false"
    })
    void jsonIsRecognised(String header, boolean json) {
        assertThat(parse(header).isJson()).isEqualTo(json);
    }

    @Test
    void anyInputIsAMediaTypeOrNull() {
        Fuzz.strings("a/b;=\"\\*' %C3é", 20_000).forEach(MediaType::parse);
        assertThat(MediaType.parse(null)).isNull();
    }
}
