package dev.carafe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetCookieTest {
    @Test
    void whatIsWrittenIsReadBack() {
        Cookie cookie = Cookie.of("theme", "dark; \"blue\" ä").domain("example.org").path("/shop").maxAge(Duration.ofDays(30))
                .expires(Instant.parse("2030-01-02T03:04:05Z")).secure(true).httpOnly(true).sameSite(Cookie.SameSite.LAX).partitioned(true);

        assertThat(Cookie.parse(cookie.toString())).isEqualTo(cookie);
    }

    @Test
    void pathIsNullWhereNoneIsNamed() {
        assertThat(Cookie.parse("a=b")).isEqualTo(Cookie.of("a", "b").path(null));
        assertThat(Cookie.parse("a=b; Path=shop")).isEqualTo(Cookie.of("a", "b").path(null));
    }

    @Test
    void attributesAreReadInAnyCaseAndWithoutTheirBlanks() {
        assertThat(Cookie.parse(" a = b ;PATH = / ; hTTPoNLY;domain=.Example.ORG; max-age=-5; samesite=none"))
                .isEqualTo(Cookie.of("a", "b").httpOnly(true).domain("example.org").maxAge(Duration.ZERO).sameSite(Cookie.SameSite.NONE));
    }

    @Test
    void attributesWithoutAMeaningAreIgnored() {
        assertThat(Cookie.parse("a=b; Path=/; Max-Age=soon; Expires=never; SameSite=maybe; Domain=; Colour=red"))
                .isEqualTo(Cookie.of("a", "b"));
    }

    @Test
    void ageOfAnyLengthIsRead() {
        assertThat(Cookie.parse("a=b; Path=/; Max-Age=99999999999999999999"))
                .isEqualTo(Cookie.of("a", "b").maxAge(Duration.ofSeconds(9_999_999_999L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "=b", "; a=b", "a b=c", "a=b\u0001c", "a=b; Path=/\u0001"})
    void whatIsNoCookieIsNull(String header) {
        assertThat(Cookie.parse(header)).isNull();
    }
}
