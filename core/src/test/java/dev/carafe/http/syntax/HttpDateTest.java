package dev.carafe.http.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.carafe.http.Fuzz;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
    private static final Instant SIXTH = Instant.parse("1994-11-06T08:49:37Z");

    @Test
    void formatsWithTwoDigitsEach() {
        assertThat(HttpDate.format(SIXTH.plusMillis(999))).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
        assertThat(HttpDate.format(Instant.EPOCH)).isEqualTo("Thu, 01 Jan 1970 00:00:00 GMT");
        assertThat(HttpDate.format(Instant.parse("0099-12-31T23:59:59Z"))).isEqualTo("Thu, 31 Dec 0099 23:59:59 GMT");
    }

    @Test
    void aYearOfFiveDigitsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> HttpDate.format(Instant.parse("+10000-01-01T00:00:00Z")))
                .withMessage("The year 10000 has no place in an HTTP date: it takes 0 to 9999.");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
        " Sun, 6 Nov 1994 08:49:37 UTC "
    })
    void parsesTheThreeForms(String text) {
        assertThat(HttpDate.parse(text)).isEqualTo(SIXTH);
    }

    @Test
    void aYearOfTwoDigitsIsAtMostFiftyYearsAhead() {
        assertThat(HttpDate.parse("Friday, 01-Jan-99 00:00:00 GMT")).isEqualTo("1999-01-01T00:00:00Z");
        assertThat(HttpDate.parse("Friday, 01-Jan-30 00:00:00 GMT")).isEqualTo("2030-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "garbage", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:00:00 GMT", "Sun, 06 unO 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 06 Nov 94a 08:49:37 GMT",
        "Sun, +6 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08-49-37 GMT", "Sun, 06 Nov 1994 8:49:37 GMT", "784111777"
    })
    void whatIsNoDateReadsAsAbsent(String text) {
        assertThat(HttpDate.parse(text)).isNull();
    }

    @Test
    void everyDayIsReadBack() {
        for (Instant day = Instant.EPOCH; day.isBefore(Instant.parse("2040-01-01T00:00:00Z")); day = day.plusSeconds(86399)) {
            assertThat(HttpDate.parse(HttpDate.format(day))).isEqualTo(day);
        }
    }

    @Test
    void anyInputIsADateOrNull() {
        Fuzz.strings("Sun,JanFeb0139: -GMT", 20_000).forEach(HttpDate::parse);
        assertThat(HttpDate.parse(null)).isNull();
    }
}
