package dev.carafe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultiValuesTest {
    private static MultiValues values(String query) {
        return UrlEncoded.parse(query);
    }

    @Test
    void getGivesTheFirstOfSeveralValues() {
        assertThat(values("a=1&b=2&a=3").get("a")).isEqualTo("1");
        assertThat(values("a=1&b=2&a=3").all("a")).containsExactly("1", "3");
    }

    @Test
    void anAbsentNameReadsAsNullFallbackOrNothing() {
        MultiValues values = values("a=1");
        assertThat(values.get("b")).isNull();
        assertThat(values.get("b", "none")).isEqualTo("none");
        assertThat(values.all("b")).isEmpty();
        assertThat(values.contains("b")).isFalse();
    }

    @Test
    void namesAndEntriesComeInTheOrderOfArrival() {
        MultiValues values = values("z=1&a=2&z=3");
        assertThat(values.names()).containsExactly("z", "a");
        assertThat(values).containsExactly(Map.entry("z", "1"), Map.entry("z", "3"), Map.entry("a", "2"));
        assertThat(values.toMap()).isEqualTo(Map.of("z", List.of("1", "3"), "a", List.of("2")));
        assertThat(values.size()).isEqualTo(2);
    }

    @Test
    void andPutsTheOthersBehind() {
        assertThat(values("a=1&b=2").and(values("a=3&c=4")).toMap().toString()).isEqualTo("{a=[1, 3], b=[2], c=[4]}");
    }

    @Test
    void ofLeavesOutNamesWithoutValues() {
        assertThat(MultiValues.of(Map.of("a", List.of())).isEmpty()).isTrue();
        assertThat(MultiValues.of(Map.of("a", List.of("1", "2")))).isEqualTo(values("a=1&a=2"));
    }

    @Test
    void nothingReadCanBeChanged() {
        MultiValues values = values("a=1");
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> values.all("a").add("2"));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> values.names().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> values.toMap().clear());
    }

    @ParameterizedTest
    @CsvSource({"5,5", "-5,-5", "+7,7", "' 8 ',8"})
    void aNumberIsRead(String text, int number) {
        MultiValues values = MultiValues.of(Map.of("n", List.of(text)));
        assertThat(values.getInt("n", -1)).isEqualTo(number);
        assertThat(values.getLong("n", -1)).isEqualTo(number);
        assertThat(values.getDouble("n", -1)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1f", "0x10", "NaN", "Infinity", "1e999", "٣", "--1", "1_000"})
    void aBadNumberGivesTheFallback(String text) {
        MultiValues values = MultiValues.of(Map.of("n", List.of(text)));
        assertThat(values.getInt("n", -1)).isEqualTo(-1);
        assertThat(values.getLong("n", -1)).isEqualTo(-1);
        assertThat(values.getDouble("n", -1)).isEqualTo(-1);
    }

    @Test
    void anIntegerBeyondItsTypeGivesTheFallback() {
        assertThat(values("n=2147483648").getInt("n", -1)).isEqualTo(-1);
        assertThat(values("n=2147483648").getLong("n", -1)).isEqualTo(2147483648L);
        assertThat(values("n=1.5").getDouble("n", -1)).isEqualTo(1.5);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "on,true", "YES,true", "1,true", "false,false", "off,false", "No,false", "0,false", "maybe,true"})
    void truthIsReadAsBrowsersAndPeopleWriteIt(String text, boolean truth) {
        assertThat(MultiValues.of(Map.of("b", List.of(text))).getBoolean("b", true)).isEqualTo(truth);
    }

    @Test
    void aFunctionThatRefusesGivesNull() {
        LocalDate day = values("d=2020-12-03").get("d", LocalDate::parse);
        LocalDate refused = values("d=soon").get("d", LocalDate::parse);
        LocalDate absent = values("").get("d", LocalDate::parse);
        assertThat(day).isEqualTo("2020-12-03");
        assertThat(refused).isNull();
        assertThat(absent).isNull();
    }

    @Test
    void requireNamesTheMissingValueIn400() {
        assertThatExceptionOfType(HttpException.class).isThrownBy(() -> values("a=1").require("b"))
                .satisfies(error -> assertThat(error.status()).isEqualTo(400))
                .satisfies(error -> assertThat(error.description())
                        .isEqualTo("The request has no value for 'b', which is required."));
        assertThatExceptionOfType(HttpException.class).isThrownBy(() -> values("").require("b", int.class))
                .withMessageContaining("no value for 'b'");
    }

    @Test
    void requireNamesTheBadValueIn400() {
        assertThatExceptionOfType(HttpException.class).isThrownBy(() -> values("n=x").require("n", int.class))
                .satisfies(error -> assertThat(error.status()).isEqualTo(400))
                .satisfies(error -> assertThat(error.description()).isEqualTo("The value of 'n' is no int."));
        assertThatExceptionOfType(HttpException.class).isThrownBy(() -> values("n=x").require("n", LocalDate::parse))
                .satisfies(error -> assertThat(error.description())
                        .isEqualTo("The value of 'n' is not of the form that is asked for."));
    }

    @Test
    void requireKnowsTheUsualTypes() {
        UUID id = UUID.fromString("00000000-0000-0000-0000-0000000000ff");
        assertThat(values("v=7").require("v", int.class)).isEqualTo(7);
        assertThat(values("v=7").require("v", Long.class)).isEqualTo(7L);
        assertThat(values("v=x").require("v", String.class)).isEqualTo("x");
        assertThat(values("v=" + id).require("v", UUID.class)).isEqualTo(id);
        assertThat(values("v=SECONDS").require("v", TimeUnit.class)).isEqualTo(TimeUnit.SECONDS);
        assertThat(values("v=1.10").require("v", BigDecimal.class)).isEqualTo(new BigDecimal("1.10"));
        assertThatExceptionOfType(HttpException.class).isThrownBy(() -> values("v=1e9999").require("v", BigDecimal.class));
        assertThat(values("v=2020-12-03").require("v", LocalDate.class)).isEqualTo(LocalDate.of(2020, 12, 3));
        assertThatExceptionOfType(HttpException.class).isThrownBy(() -> values("v=1-1-1-1-1").require("v", UUID.class));
    }

    @Test
    void requireTeachesWhichTypeItDoesNotKnow() {
        assertThatIllegalArgumentException().isThrownBy(() -> values("v=1").require("v", List.class))
                .withMessage("No conversion from text to java.util.List is known. "
                        + "Pass a function instead of the class: require(name, List::parse).");
    }
}
