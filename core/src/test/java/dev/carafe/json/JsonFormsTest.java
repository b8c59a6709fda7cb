package dev.carafe.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What JSON has no type for: written in ISO's forms or in Flask's, and read in both. */
class JsonFormsTest {
    private static final JsonProvider ISO = new JacksonJson(JsonStyle.DEFAULT);
    private static final JsonProvider FLASK = new JacksonJson(JsonStyle.DEFAULT.flaskForms(true));
    static final List<JsonProvider> BOTH = List.of(ISO, FLASK);

    private static final OffsetDateTime TIME = OffsetDateTime.parse("2020-12-03T20:34:50.123456789+02:00");

    record Day(@Nullable Instant instant, @Nullable OffsetDateTime offset, @Nullable ZonedDateTime zoned, @Nullable LocalDateTime time,
            @Nullable LocalDate day, @Nullable BigDecimal price) { }

    private static String iso(Object value) {
        return new String(ISO.write(value), UTF_8);
    }

    private static String flask(Object value) {
        return new String(FLASK.write(value), UTF_8);
    }

    private static @Nullable Day read(JsonProvider json, String text) {
        return json.read(text.getBytes(UTF_8), Day.class);
    }

    @Test
    void datesAreWrittenInIsoWithAllTheirDigitsAndTheirOffset() {
        assertThat(iso(TIME)).isEqualTo("\"2020-12-03T20:34:50.123456789+02:00\"");
        assertThat(iso(TIME.toZonedDateTime())).isEqualTo("\"2020-12-03T20:34:50.123456789+02:00\"");
        assertThat(iso(ZonedDateTime.parse("2020-07-01T12:00:00+02:00[Europe/Berlin]"))).isEqualTo("\"2020-07-01T12:00:00+02:00\"");
        assertThat(iso(TIME.toInstant())).isEqualTo("\"2020-12-03T18:34:50.123456789Z\"");
        assertThat(iso(TIME.toLocalDateTime())).isEqualTo("\"2020-12-03T20:34:50.123456789\"");
        assertThat(iso(LocalDateTime.parse("2020-12-03T20:34"))).isEqualTo("\"2020-12-03T20:34:00\"");
        assertThat(iso(LocalDate.of(2020, 12, 3))).isEqualTo("\"2020-12-03\"");
        assertThat(iso(LocalTime.of(9, 30))).isEqualTo("\"09:30:00\"");
        assertThat(iso(YearMonth.of(2020, 12))).isEqualTo("\"2020-12\"");
        assertThat(iso(Duration.ofMinutes(90))).isEqualTo("\"PT1H30M\"");
        assertThat(iso(Date.from(Instant.parse("2020-12-03T18:34:50.123Z")))).isEqualTo("\"2020-12-03T18:34:50.123Z\"");
        assertThat(iso(Map.of(LocalDate.of(2020, 12, 3), 1))).isEqualTo("{\"2020-12-03\":1}");
    }

    @ParameterizedTest
    @CsvSource({"1.10, 1.10", "1E+3, 1000", "1E-10, 0.0000000001", "12345678901234567890.123456789, 12345678901234567890.123456789"})
    void decimalsAreWrittenAsPlainNumbersWithAllTheirDigits(BigDecimal number, String text) {
        assertThat(iso(number)).isEqualTo(text);
    }

    @Test
    void flaskFormsAreHttpDatesAndDecimalStrings() {
        String date = "\"Thu, 03 Dec 2020 18:34:50 GMT\"";
        assertThat(flask(TIME)).isEqualTo(date);
        assertThat(flask(TIME.toInstant())).isEqualTo(date);
        assertThat(flask(TIME.toZonedDateTime())).isEqualTo(date);
        assertThat(flask(LocalDateTime.parse("2020-12-03T18:34:50"))).isEqualTo(date);
        assertThat(flask(Date.from(TIME.toInstant()))).isEqualTo(date);
        assertThat(flask(LocalDate.of(2020, 12, 3))).isEqualTo("\"Thu, 03 Dec 2020 00:00:00 GMT\"");
        assertThat(flask(new BigDecimal("1.10"))).isEqualTo("\"1.10\"");
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void bothFormsAreReadWhateverIsWritten(JsonProvider json) {
        String date = "Thu, 03 Dec 2020 18:34:50 GMT";
        String http = """
                {"instant": "%s", "offset": "%s", "zoned": "%s", "time": "%s", "day": "%s", "price": "1.10"}
                """.formatted(date, date, date, date, date);
        String iso = """
                {"instant": "2020-12-03T18:34:50Z", "offset": "2020-12-03T18:34:50Z", "zoned": "2020-12-03T18:34:50Z",
                "time": "2020-12-03T18:34:50", "day": "2020-12-03", "price": 1.10}
                """;
        OffsetDateTime time = OffsetDateTime.parse("2020-12-03T18:34:50Z");
        Day day = read(json, http);
        assertThat(day).isNotNull();
        assertThat(day.instant()).isEqualTo(time.toInstant());
        assertThat(day.offset()).isEqualTo(time);
        assertThat(day.zoned()).isEqualTo(time.toZonedDateTime());
        assertThat(day.time()).isEqualTo(time.toLocalDateTime());
        assertThat(day.day()).isEqualTo(LocalDate.of(2020, 12, 3));
        assertThat(day.price()).isEqualTo(new BigDecimal("1.10"));
        Day other = read(json, iso);
        assertThat(other).usingRecursiveComparison().ignoringFields("zoned").isEqualTo(day);
        assertThat(other.zoned().toInstant()).isEqualTo(time.toInstant());
    }

    @Test
    void whatIsWrittenInIsoIsReadAsItWas() {
        Day day = new Day(TIME.toInstant(), TIME, TIME.toZonedDateTime(), TIME.toLocalDateTime(), TIME.toLocalDate(),
                new BigDecimal("12345678901234567890.10"));

        assertThat(ISO.read(ISO.write(day), Day.class)).isEqualTo(day);
    }

    @Test
    void aDateThatIsNoneIsRefusedWithItsPlace() {
        for (String text : List.of("Thu, 33 Dec 2020 18:34:50 GMT", "2020-13-03", "soon")) {
            assertThatThrownBy(() -> read(ISO, "{\"day\":\"" + text + "\"}")).isInstanceOf(JsonException.class)
                    .hasMessage("The JSON does not fit: the value at /day is missing or of another kind.");
        }
    }

    record Calendar(@Nullable LocalDate day, @Nullable LocalTime hour, @Nullable LocalDateTime time, @Nullable OffsetTime offset,
            @Nullable YearMonth month, @Nullable MonthDay feast,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER_INT) @Nullable LocalDate number) { }

    @ParameterizedTest
    @ValueSource(strings = {"'day':20000", "'day':[2024,10,4]", "'hour':[20,34]", "'hour':7", "'time':[2024,10,4,20,34]",
            "'time':1728074040", "'offset':[20,34,0,0,'Z']", "'month':[2024,10]", "'feast':[10,4]", "'day':{}", "'day':true", "'day':1.5"})
    void aDateOfTheCalendarIsAText(String member) {
        assertThatThrownBy(() -> ISO.read(("{" + member.replace('\'', '"') + "}").getBytes(UTF_8), Calendar.class))
                .isInstanceOf(JsonException.class)
                .hasMessageMatching("The JSON does not fit: the value at /\\w+ is missing or of another kind.");
        assertThatThrownBy(() -> ISO.read("[20000]".getBytes(UTF_8), LocalDate[].class)).isInstanceOf(JsonException.class);
    }

    @Test
    void aDateOfTheCalendarIsANumberWhereItsShapeSaysSo() throws Exception {
        Calendar calendar = ISO.read("""
                {"day":"2024-10-04","hour":"20:34","time":"2024-10-04T20:34","offset":"20:34Z","month":"2024-10","feast":"--10-04",
                "number":20000}""".getBytes(UTF_8), Calendar.class);

        assertThat(calendar).isEqualTo(new Calendar(LocalDate.of(2024, 10, 4), LocalTime.of(20, 34), LocalDateTime.of(2024, 10, 4, 20, 34),
                OffsetTime.of(20, 34, 0, 0, ZoneOffset.UTC), YearMonth.of(2024, 10), MonthDay.of(10, 4), LocalDate.of(2024, 10, 4)));
    }

    record Moments(Instant instant, OffsetDateTime offset, ZonedDateTime zoned, Duration duration) { }

    @Test
    void aMomentAndADurationMayBeSeconds() {
        Moments moments = ISO.read("{\"instant\":1.5,\"offset\":60,\"zoned\":60,\"duration\":90}".getBytes(UTF_8), Moments.class);

        assertThat(moments.instant()).isEqualTo(Instant.ofEpochMilli(1500));
        assertThat(moments.offset()).isEqualTo(OffsetDateTime.parse("1970-01-01T00:01:00Z"));
        assertThat(moments.zoned().toInstant()).isEqualTo(Instant.ofEpochSecond(60));
        assertThat(moments.duration()).isEqualTo(Duration.ofMinutes(1).plusSeconds(30));
    }

    @Test
    void aDecimalOfABillionDigitsIsRefused() {
        assertThatThrownBy(() -> iso(new BigDecimal("1E+999999999"))).isInstanceOf(IllegalArgumentException.class);
    }
}
