package dev.carafe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookiesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a=1; b=2          | {a=[1], b=[2]}",
        "a=1; a=2          | {a=[1, 2]}",
        "b=x=y             | {b=[x=y]}",
        "a=\"q v\"         | {a=[q v]}",
        "d=                | {d=[]}",
        "e                 | {e=[]}",
        "=v; a=1           | {a=[1]}",
        "f= g ; h=i        | {f=[g], h=[i]}",
        "a=1,b=2;c=3       | {a=[1,b=2], c=[3]}",
        "a=\"x;y\"; b=1    | {a=[x;y], b=[1]}",
        "a=\"x;y\"z; b=1   | {a=[\"x], y\"z=[], b=[1]}",
        "a=\"x; b=1        | {a=[\"x], b=[1]}",
        "a=\"\\073\\054\"  | {a=[;,]}",
        "a=\"\\303\\251\"  | {a=[é]}",
        "a=\"\\\"\\\\\"    | {a=[\"\\]}",
        "a=\"\\400\"       | {a=[400]}",
        "a=\"              | {a=[\"]}",
        "a=Ã©              | {a=[é]}",
    })
    void isReadAsWerkzeugReadsIt(String header, String values) {
        assertThat(Cookies.parse(header).toString()).isEqualTo(values);
    }

    @Test
    void noHeaderIsNoCookie() {
        assertThat(Cookies.parse("").isEmpty()).isTrue();
    }

    @Test
    void whatACookieHoldsIsReadBack() {
        Fuzz.strings("ab\"\\;,= é😀1", 20_000).forEach(value -> {
            String sent = Cookie.of("n", value).path(null).toString();
            assertThat(Cookies.parse(sent).get("n")).isEqualTo(value);
        });
    }

    @Test
    void anyInputIsReadInLinearTime() {
        Fuzz.strings("a=\";\\07 é", 20_000).forEach(header -> assertThat(Cookies.parse(header)).isNotNull());
        Fuzz.within(Duration.ofSeconds(5), () -> Cookies.parse("a=\"\\;".repeat(1_000_000)));
        Fuzz.within(Duration.ofSeconds(5), () -> Cookies.parse("a=\"x".repeat(1_000_000)));
        Fuzz.within(Duration.ofSeconds(5), () -> Cookies.parse("a" + " ".repeat(4_000_000)));
    }
}
