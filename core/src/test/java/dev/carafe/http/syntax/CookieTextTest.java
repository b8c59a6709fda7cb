package dev.carafe.http.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.http.Cookie;
import dev.carafe.http.Fuzz;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookieTextTest {
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
        "a=\"x;y\"; b=1    | {a=[\"x], y\"=[], b=[1]}",
        "a=\"x;y\"z; b=1   | {a=[\"x], y\"z=[], b=[1]}",
        "a=\"x; b=1        | {a=[\"x], b=[1]}",
        "a=\"\\073\\054\"  | {a=[;,]}",
        "a=\"\\303\\251\"  | {a=[é]}",
        "a=\"\\\"\\\\\"    | {a=[\"\\]}",
        "a=\"\\400\"       | {a=[400]}",
        "a=\"              | {a=[\"]}",
        "a=Ã©              | {a=[é]}",
    })
    void isReadAsWerkzeugReadsItButForSemicolonsInQuotes(String header, String values) {
        assertThat(read(header).toString()).isEqualTo(values);
    }

    /** Else whoever can set the first and the last of these by a script reads the one in between. */
    @Test
    void quotesDoNotSpanCookies() {
        assertThat(read("a=\"1; session=SECRET; b=2\"").get("session")).containsExactly("SECRET");
        assertThat(read("a=\"1; session=SECRET; b=2\"").get("a")).containsExactly("\"1");
    }

    @Test
    void noHeaderIsNoCookie() {
        assertThat(read("").isEmpty()).isTrue();
    }

    @Test
    void whatACookieHoldsIsReadBack() {
        Fuzz.strings("ab\"\\;,= é😀1", 20_000).forEach(value -> {
            String sent = Cookie.of("n", value).path(null).toString();
            assertThat(read(sent).get("n")).containsExactly(value);
        });
    }

    @Test
    void anyInputIsReadInLinearTime() {
        Fuzz.strings("a=\";\\07 é", 20_000).forEach(header -> assertThat(CookieText.pairs(header)).isNotNull());
        Fuzz.within(Duration.ofSeconds(5), () -> CookieText.pairs("a=\"\\;".repeat(1_000_000)));
        Fuzz.within(Duration.ofSeconds(5), () -> CookieText.pairs("a=\"x".repeat(1_000_000)));
        Fuzz.within(Duration.ofSeconds(5), () -> CookieText.pairs("a" + " ".repeat(4_000_000)));
    }

    private static Map<String, List<String>> read(String header) {
        return CookieText.pairs(header).stream().collect(Collectors.groupingBy(Map.Entry::getKey, LinkedHashMap::new,
                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
