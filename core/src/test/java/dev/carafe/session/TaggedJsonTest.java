package dev.carafe.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaggedJsonTest {
    @ParameterizedTest
    @CsvSource({
        "0.1,0.1", "1,1.0", "-0.0,-0.0", "1e15,1000000000000000.0", "1e16,1e+16", "1.2345678901234568e17,1.2345678901234568e+17",
        "0.0001,0.0001", "0.00001,1e-05", "-1.5e300,-1.5e+300", "0.30000000000000004,0.30000000000000004", "12345678.5,12345678.5"
    })
    void aFloatIsWrittenAsPythonDoes(double number, String text) {
        assertThat(TaggedJsonWriter.write(number)).isEqualTo(text);
    }

    @Test
    void textIsWrittenInAscii() {
        assertThat(TaggedJsonWriter.write("\"\\/ <é☃😀\u007f\0\n\r\t\b\f"))
                .isEqualTo("\"\\\"\\\\/ <\\u00e9\\u2603\\ud83d\\ude00\\u007f\\u0000\\n\\r\\t\\b\\f\"");
    }

    @Test
    void whatJsonHasNoTypeForIsTagged() {
        assertThat(TaggedJsonWriter.write(Tuple.of(1, "a", null))).isEqualTo("{\" t\":[1,\"a\",null]}");
        assertThat(TaggedJsonWriter.write(new byte[] {0, -1, 16})).isEqualTo("{\" b\":\"AP8Q\"}");
        assertThat(TaggedJsonWriter.write(new UUID(0, 255))).isEqualTo("{\" u\":\"000000000000000000000000000000ff\"}");
        assertThat(TaggedJsonWriter.write(new Markup("<b>x</b>"))).isEqualTo("{\" m\":\"<b>x</b>\"}");
    }

    @Test
    void datesAreWrittenInTheFormThatFlaskReads() {
        String flask = "{\" d\":\"Thu, 03 Dec 2020 18:34:50 GMT\"}";
        assertThat(TaggedJsonWriter.write(Instant.parse("2020-12-03T18:34:50.387001Z"))).isEqualTo(flask);
        assertThat(TaggedJsonWriter.write(OffsetDateTime.parse("2020-12-03T18:34:50Z"))).isEqualTo(flask);
        assertThat(TaggedJsonWriter.write(ZonedDateTime.parse("2020-12-03T19:34:50+01:00[Europe/Berlin]"))).isEqualTo(flask);
    }

    @Test
    void datesOfQuartGoBackAsTheyCame() {
        for (String text : List.of("2020-12-03T18:34:50.387001+00:00", "2020-12-03T18:34:50.000000+05:30", "2020-12-03T18:34:50.000000")) {
            String json = "{\" d\":\"" + text + "\"}";
            assertThat(TaggedJsonWriter.write(TaggedJson.read(json))).isEqualTo(json);
        }
    }

    @Test
    void whatIsTooDeepIsRefused() {
        List<Object> loop = new ArrayList<>();
        loop.add(loop);
        Object deep = 1;
        for (int i = 0; i < 199; i++) {
            deep = Tuple.of(deep);
        }
        assertThat(TaggedJson.read(TaggedJsonWriter.write(deep))).isEqualTo(deep);
        for (Object tooDeep : List.of(loop, Tuple.of(deep, Map.of("a", deep)), Tuple.of(Tuple.of(deep)))) {
            assertThatIllegalArgumentException().isThrownBy(() -> TaggedJsonWriter.write(tooDeep)).withMessage(
                    "A session can't keep what is more than 400 levels deep, or holds itself. Keep its id.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" t", " b", " m", " u", " d", " di"})
    void aMapWithOneKeyLikeATagIsEscaped(String key) {
        String json = TaggedJsonWriter.write(Map.of(key, 5));
        assertThat(json).isEqualTo("{\" di\":{\"" + key + "__\":5}}");
        assertThat(TaggedJson.read(json)).isEqualTo(Map.of(key, 5));
    }

    @Test
    void tagsNestAndOnlyMapsWithOneKeyAreTags() {
        Object value = List.of(Tuple.of(Tuple.of(1), List.of(Tuple.of(3)), Map.of("x", Tuple.of(4))), Map.of(" t", 1, "y", 2));
        assertThat(TaggedJson.read(TaggedJsonWriter.write(value))).isEqualTo(value);
    }

    @Test
    void numbersKeepTheirSize() {
        List<Object> numbers = List.of(1, 1L << 40, BigInteger.TWO.pow(70), 2.5);
        assertThat(TaggedJson.read(TaggedJsonWriter.write(numbers))).isEqualTo(numbers);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Thu, 03 Dec 2020 18:34:50 GMT    | 2020-12-03T18:34:50Z",
        "2020-12-03T18:34:50.387001+00:00 | 2020-12-03T18:34:50.387001Z",
        "2020-12-03T18:34:50-05:30        | 2020-12-03T18:34:50-05:30",
    })
    void datesOfFlaskAndOfQuartAreRead(String text, String date) {
        assertThat(TaggedJson.read("{\" d\":\"" + text + "\"}")).isEqualTo(OffsetDateTime.parse(date));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2020-99-99T00:00:00", "2020-12-03"})
    void whatIsNoDateReadsAsNull(String text) {
        assertThat(TaggedJson.read("{\" d\":\"" + text + "\"}")).isNull();
    }

    @Test
    void aValueOfAnotherTypeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TaggedJsonWriter.write(Map.of("thread", new Thread())))
                .withMessage("A session can't keep a java.lang.Thread. Keep null, strings, booleans, numbers, collections, "
                        + "arrays, maps, Tuple, byte[], UUID, dates with a time or Markup; of anything else its id, for example.");
        assertThatIllegalArgumentException().isThrownBy(() -> TaggedJsonWriter.write(Double.NaN))
                .withMessage("JSON has no such number as NaN. Leave it out, or put null in its place.");
    }

    @Test
    void anyTextIsAValueOrRefused() {
        Random random = new Random(42);
        String alphabet = "{}[]\": ,tbmud_12e.ZT-\\é";
        List<String> odd = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(i % 2 == 0 ? "{\" " : "");
            random.ints(random.nextInt(12), 0, alphabet.length()).forEach(at -> text.append(alphabet.charAt(at)));
            try {
                TaggedJson.read(text.toString());
            } catch (IllegalArgumentException refused) {
                continue;
            } catch (RuntimeException error) {
                odd.add(text + " " + error);
            }
        }
        assertThat(odd).isEmpty();
    }
}
