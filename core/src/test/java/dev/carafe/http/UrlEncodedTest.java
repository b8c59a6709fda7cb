package dev.carafe.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.carafe.http.syntax.TooLargeException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlEncodedTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a=1&a=2&b=3      | {a=[1, 2], b=[3]}",
        "a                | {a=[]}",
        "a=               | {a=[]}",
        "=v               | {=[v]}",
        "&&a=1&&          | {a=[1]}",
        "a=1;b=2          | {a=[1;b=2]}",
        "a=b=c            | {a=[b=c]}",
        "a=x+y&b+c=1      | {a=[x y], b c=[1]}",
        "a=%26&b=%3D&c=%2B| {a=[&], b=[=], c=[+]}",
        "a=%C3%A9         | {a=[é]}",
        "a=é              | {a=[é]}",
        "a=%F0%9F%98%80   | {a=[😀]}",
        "a[]=1&a[]=2      | {a[]=[1, 2]}",
        "a=%zz&b=%4&c=%   | {a=[%zz], b=[%4], c=[%]}",
        "a=%+1            | {a=[% 1]}",
        "a=%FF            | {a=[\uFFFD]}",
    })
    void isReadAsWerkzeugReadsIt(String query, String values) {
        assertThat(UrlEncoded.parse(query).toString()).isEqualTo(values);
    }

    @Test
    void moreFieldsThanAllowedAre413() {
        byte[] body = "a=1&b=2&c=3".getBytes(US_ASCII);
        assertThat(UrlEncoded.parse(body, 3, 100).size()).isEqualTo(3);
        assertThatExceptionOfType(TooLargeException.class).isThrownBy(() -> UrlEncoded.parse(body, 2, 100))
                .withMessage("The form has more than 2 fields.");
    }

    @Test
    void aLongerFieldThanAllowedIs413() {
        byte[] body = "a=1&b=1234".getBytes(US_ASCII);
        assertThat(UrlEncoded.parse(body, 9, 6).get("b")).isEqualTo("1234");
        assertThatExceptionOfType(TooLargeException.class).isThrownBy(() -> UrlEncoded.parse(body, 9, 5))
                .withMessage("A field of the form is longer than 5 bytes.");
    }

    @Test
    void anyInputIsReadInLinearTime() {
        Fuzz.strings("&=%+;aA4é\0 ", 20_000).forEach(query -> assertThat(UrlEncoded.parse(query)).isNotNull());
        Fuzz.within(Duration.ofSeconds(5), () -> UrlEncoded.parse("%".repeat(8_000_000)));
        Fuzz.within(Duration.ofSeconds(5), () -> UrlEncoded.parse("a=&".repeat(2_000_000)));
    }
}
