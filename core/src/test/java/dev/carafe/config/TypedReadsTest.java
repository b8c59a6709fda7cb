package dev.carafe.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableTypeAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedReadsTest {
    private final Config config = new Config();

    enum Level { LOW, HIGH }

    record Place(String city, int zip) {}

    private static ThrowableTypeAssert<ConfigException> assertThatConfigException() {
        return assertThatExceptionOfType(ConfigException.class);
    }

    @Test
    void numbersAreReadFromNumbersAndTexts() {
        config.set("N", 42).set("TEXT", "42").set("HALF", "0.5");
        assertThat(config.getInt("N")).isEqualTo(42);
        assertThat(config.getLong("TEXT")).isEqualTo(42);
        assertThat(config.getDouble("N")).isEqualTo(42.0);
        assertThat(config.getDouble("HALF")).isEqualTo(0.5);
    }

    @Test
    void numbersAreReadHoweverTheyAreWrittenIfTheyAreExact() {
        for (Object ten : List.of(10, 10L, 10.0, 1e1, "10", " 10 ", "1e1", "10.0", new BigDecimal("10.00"))) {
            config.set("N", ten);
            assertThat(config.getInt("N")).isEqualTo(10);
            assertThat(config.getLong("N")).isEqualTo(10);
            assertThat(config.getDouble("N")).isEqualTo(10.0);
            assertThat(config.getDuration("N")).isEqualTo(Duration.ofSeconds(10));
        }
        for (String none : List.of("1.5", "1e999999999", "1e-999999999", "NaN", "0x10", "1d", "")) {
            assertThatConfigException().as(none).isThrownBy(() -> config.set("N", none).getLong("N"));
        }
        for (String none : List.of("1e400", "NaN", "Infinity", "1e999999999")) {
            assertThatConfigException().as(none).isThrownBy(() -> config.set("N", none).getDouble("N"));
            assertThatConfigException().as(none).isThrownBy(() -> config.set("N", none).getDuration("N"));
        }
    }

    @Test
    void fallbacksStandInForWhatIsNotSetAndNotForWhatIsWrong() {
        config.set("NULL", null);
        for (String key : List.of("NULL", "UNSET")) {
            assertThat(config.getString(key, "f")).isEqualTo("f");
            assertThat(config.getInt(key, 1)).isEqualTo(1);
            assertThat(config.getLong(key, 2)).isEqualTo(2);
            assertThat(config.getDouble(key, 0.5)).isEqualTo(0.5);
            assertThat(config.getBoolean(key, true)).isTrue();
            assertThat(config.getDuration(key, Duration.ZERO)).isZero();
        }
        config.set("N", "x");
        assertThat(config.getString("N", "f")).isEqualTo("x");
        assertThatConfigException().isThrownBy(() -> config.getInt("N", 1));
        assertThatConfigException().isThrownBy(() -> config.getBoolean("N", true));
        assertThat(config.set("N", "off").getBoolean("N", true)).isFalse();
    }

    @Test
    void aNumberTooLargeForAnIntIsRefused() {
        config.set("N", 1L << 31);
        assertThat(config.getLong("N")).isEqualTo(1L << 31);
        assertThatConfigException().isThrownBy(() -> config.getInt("N"))
                .withMessage("The setting N is '2147483648'. Set it to a whole number of at most 32 bits.");
    }

    @Test
    void whatIsNoNumberIsRefused() {
        config.set("N", "many");
        assertThatConfigException().isThrownBy(() -> config.getLong("N"))
                .withMessage("The setting N is 'many'. Set it to a whole number.");
        assertThatConfigException().isThrownBy(() -> config.getDouble("N"))
                .withMessage("The setting N is 'many'. Set it to a number.");
        assertThatConfigException().isThrownBy(() -> config.getInt("M"))
                .withMessage("The setting M is not set. Set it to a whole number of at most 32 bits.");
    }

    @ParameterizedTest
    @CsvSource({
        "true, true", "True, true", "yes, true", "on, true", "1, true", "false, false",
        "NO, false", "off, false", "0, false"})
    void switchesUnderstandTheWordsOfSettingsFiles(String text, boolean truth) {
        assertThat(config.set("S", text).getBoolean("S")).isEqualTo(truth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "truth"})
    void switchesRefuseOtherWords(String text) {
        config.set("S", text);
        assertThatConfigException().isThrownBy(() -> config.getBoolean("S"))
                .withMessage("The setting S is '%s'. Set it to true or false.", text);
    }

    @Test
    void durationsAreSecondsOrIso() {
        config.set("A", 1.5).set("B", "90").set("C", "PT2M").set("D", Duration.ofDays(31)).set("E", "soon");
        assertThat(config.getDuration("A")).isEqualTo(Duration.ofMillis(1500));
        assertThat(config.getDuration("B")).isEqualTo(Duration.ofSeconds(90));
        assertThat(config.getDuration("C")).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.getDuration("D")).isEqualTo(Duration.ofDays(31));
        assertThatConfigException().isThrownBy(() -> config.getDuration("E"))
                .withMessage("The setting E is 'soon'. Set it to a duration, in seconds or like PT30S.");
    }

    static List<Object> lists() {
        return List.of(List.of("a", 1), Arrays.<@Nullable Object>asList("a", null, 1),
                Arguments.of((Object) new String[] {"a", "1"}), "a, 1", "a,,1,", "[\"a\", 1]", " [\"a\", 1] ", "a\n1\n");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void listsAreCollectionsArraysJsonAndTextsWithCommas(Object value) {
        assertThat(config.set("L", value).getList("L")).containsExactly("a", "1");
    }

    @Test
    void anAbsentListIsEmpty() {
        assertThat(config.getList("L")).isEmpty();
        assertThat(config.set("L", null).getList("L")).isEmpty();
        assertThat(config.set("L", "").getList("L")).isEmpty();
    }

    @Test
    void aTextThatBeginsLikeAnArrayMustBeOne() {
        config.set("L", "[a");
        assertThatConfigException().isThrownBy(() -> config.getList("L"))
                .withMessage("The setting L is '[a'. Set it to a list, each a text. "
                        + "The text is no valid JSON (line 1, column 2).");
    }

    @Test
    void enumsAreReadByTheNameOfAConstantInAnyCase() {
        config.set("A", "high").set("B", Level.LOW).set("C", "middle");
        assertThat(config.get("A", Level.class)).isEqualTo(Level.HIGH);
        assertThat(config.get("B", Level.class)).isEqualTo(Level.LOW);
        assertThatConfigException().isThrownBy(() -> config.get("C", Level.class))
                .withMessage("The setting C is 'middle'. Set it to one of LOW, HIGH.");
    }

    @Test
    void anythingElseIsReadAsJson() {
        config.set("MAP", Map.of("city", "Ulm", "zip", 89073)).set("TEXT", "{\"city\": \"Ulm\", \"zip\": 89073}")
                .set("LINK", "https://example.org/");
        assertThat(config.get("MAP", Place.class)).isEqualTo(new Place("Ulm", 89073));
        assertThat(config.get("TEXT", Place.class)).isEqualTo(new Place("Ulm", 89073));
        assertThat(config.get("LINK", URI.class)).isEqualTo(URI.create("https://example.org/"));
    }

    @Test
    void jsonThatDoesNotFitNamesThePlace() {
        config.set("PLACE", Map.of("zip", "x"));
        assertThatConfigException().isThrownBy(() -> config.get("PLACE", Place.class))
                .withMessage("The setting PLACE is '{zip=x}'. Set it to what reads as JSON of Place. "
                        + "The JSON does not fit: the value at /zip is missing or of another kind.");
    }

    @Test
    void getGivesNullWhereRequireRefuses() {
        config.set("NOTHING", null);
        assertThat(config.get("NOTHING", int.class)).isNull();
        assertThat(config.get("UNSET", int.class)).isNull();
        assertThatConfigException().isThrownBy(() -> config.require("NOTHING"))
                .withMessage("The setting NOTHING is not set. Set it to a text.");
        assertThatConfigException().isThrownBy(() -> config.require("UNSET", Level.class))
                .withMessage("The setting UNSET is not set. Set it to one of LOW, HIGH.");
    }

    @Test
    void requireGivesWhatIsSet() {
        config.set("N", 42);
        assertThat(config.require("N")).isEqualTo("42");
        assertThat(config.require("N", long.class)).isEqualTo(42L);
    }
}
