package dev.carafe.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carafe.session.Markup;
import dev.carafe.session.Tuple;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JacksonJsonTest {
    private static final JsonProvider JSON = new JacksonJson(JsonStyle.DEFAULT);

    record Order(String name, double total) { }

    private static String write(Object value) {
        return new String(JSON.write(value), UTF_8);
    }

    @Test
    void keysAreSortedAndEverythingIsAscii() {
        assertThat(write(Map.of("b", 1, "a", Arrays.asList(true, null, 1.5)))).isEqualTo("{\"a\":[true,null,1.5],\"b\":1}");
        assertThat(write(Map.of("k", "héllo ☃ 😀"))).isEqualTo("{\"k\":\"h\\u00e9llo \\u2603 \\ud83d\\ude00\"}");
        assertThat(write(new Order("x", 2))).isEqualTo("{\"name\":\"x\",\"total\":2.0}");
        assertThat(write("<&'\">/")).isEqualTo("\"<&'\\\">/\"");
    }

    @Test
    void theStyleIsConfigurable() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", "é");
        map.put("a", List.of(1));
        assertThat(new String(new JacksonJson(JsonStyle.DEFAULT.ascii(false).sortKeys(false)).write(map), UTF_8))
                .isEqualTo("{\"b\":\"é\",\"a\":[1]}");
        assertThat(new String(new JacksonJson(JsonStyle.DEFAULT.pretty(true)).write(map), UTF_8))
                .isEqualTo("{\n  \"a\": [\n    1\n  ],\n  \"b\": \"\\u00e9\"\n}");
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.1", "1e7, 10000000.0", "123456789.5, 123456789.5", "1e15, 1000000000000000.0", "1e16, 1e+16",
        "1.5e300, 1.5e+300", "0.0001, 0.0001", "0.00001, 1e-05", "-1.25e-7, -1.25e-07", "-0.0, -0.0"})
    void floatsAreWrittenAsInPython(double number, String text) {
        assertThat(write(number)).isEqualTo(text);
    }

    @Test
    void aFloatOfThirtyTwoBitsKeepsItsOwnDigits() {
        assertThat(write(List.of(0.1f))).isEqualTo("[0.1]");
    }

    @Test
    void uuidsMarkupAndTuplesHaveTheirPlainForms() {
        assertThat(write(new UUID(0, 1))).isEqualTo("\"00000000-0000-0000-0000-000000000001\"");
        assertThat(write(new Markup("<i>x</i>"))).isEqualTo("\"<i>x</i>\"");
        assertThat(write(Tuple.of(1, "a"))).isEqualTo("[1,\"a\"]");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberIsRefused(double number) {
        assertThatThrownBy(() -> write(Map.of("n", number))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JSON has no such number as " + number);
        assertThatThrownBy(() -> write((float) number)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aValueThatHoldsItselfIsRefused() {
        List<Object> loop = new ArrayList<>();
        loop.add(loop);
        assertThatThrownBy(() -> write(loop)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "[-1e400]", "{\"total\":1e400}", "NaN", "1 2", "{\"a\":1,}", "\"\\ud8\"", ""})
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> JSON.read(text.getBytes(UTF_8), Object.class)).isInstanceOf(JsonException.class);
    }

    enum Size { SMALL, LARGE }

    record Shirt(int count, Size size) { }

    @ParameterizedTest
    @ValueSource(strings = {"{\"count\":2.5}", "{\"count\":1,\"size\":0}", "{\"count\":1,\"size\":\"HUGE\"}"})
    void valuesOfAnotherKindAreNotBent(String json) {
        assertThatThrownBy(() -> JSON.read(json.getBytes(UTF_8), Shirt.class)).isInstanceOf(JsonException.class);
    }

    static final class Closed {
        final int a;

        Closed(int a) {
            this.a = a;
        }
    }

    @Test
    void classThatCanNotBeMadeIsAMistakeOfTheProgram() {
        assertThatThrownBy(() -> JSON.read("{\"a\":1}".getBytes(UTF_8), Closed.class)).isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("No Closed can be made of JSON: ")
                .hasMessageEndingWith("Use a record, or a class with a constructor that Jackson finds; a data class of Kotlin needs "
                        + "jackson-module-kotlin on the class path.");
    }

    @Test
    void aNumberTooLargeForAFieldIsRefused() {
        assertThatThrownBy(() -> JSON.read("{\"name\":\"x\",\"total\":1e400}".getBytes(UTF_8), Order.class))
                .isInstanceOf(JsonException.class);
    }

    record Measure(Double a, double b, Float c, float d) { }

    @Test
    void nanIsNoNumberInATextEither() {
        for (String name : List.of("a", "b", "c", "d")) {
            for (String text : List.of("NaN", "Infinity", "-Infinity", "INF")) {
                String json = "{\"b\":1,\"d\":1,\"" + name + "\":\"" + text + "\"}";
                assertThatThrownBy(() -> JSON.read(json.getBytes(UTF_8), Measure.class)).as(json).isInstanceOf(JsonException.class);
            }
        }
        assertThat(JSON.read("{\"a\":null,\"b\":\"1.5\",\"d\":2}".getBytes(UTF_8), Measure.class))
                .isEqualTo(new Measure(null, 1.5, null, 2));
        assertThatThrownBy(() -> JSON.read("{\"b\":null,\"d\":1}".getBytes(UTF_8), Measure.class)).isInstanceOf(JsonException.class);
    }

    @Test
    void ofEqualKeysTheLastCounts() {
        assertThat(JSON.read("{\"a\":1,\"a\":2}".getBytes(UTF_8), Object.class)).isEqualTo(Map.of("a", 2));
    }

    @Test
    void depthAndDigitsAreBounded() {
        assertThat(JSON.read(("[".repeat(500) + "]".repeat(500)).getBytes(UTF_8), Object.class)).isNotNull();
        assertThatThrownBy(() -> JSON.read(("[".repeat(501) + "]".repeat(501)).getBytes(UTF_8), Object.class))
                .isInstanceOf(JsonException.class)
                .hasMessage("The JSON is more than 500 levels deep, or has a number of more than 1,000 digits or a text too long.");
        assertThatThrownBy(() -> JSON.read("9".repeat(1001).getBytes(UTF_8), Object.class)).isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C3", "C0 AF", "E0 80 AF", "F0 80 80 AF", "ED A0 80", "F4 90 80 80", "F8 88 80 80 80", "80", "FF", "E2 82"})
    void whatIsNotUtf8IsRefused(String octets) {
        byte[] bad = HexFormat.of().parseHex("22" + octets.replace(" ", "") + "22");
        for (JsonProvider json : List.of(JSON, new JacksonJson(JsonStyle.DEFAULT, new ObjectMapper()))) {
            assertThatThrownBy(() -> json.read(bad, Object.class)).isInstanceOf(JsonException.class)
                    .hasMessage("The text is not in UTF-8.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE"})
    void otherEncodingsAreNotGuessed(String charset) {
        assertThatThrownBy(() -> JSON.read("[\"a\"]".getBytes(Charset.forName(charset)), Object.class)).isInstanceOf(JsonException.class);
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(JSON.read("\uFEFF{\"a\": \"é😀\"}".getBytes(UTF_8), Object.class)).isEqualTo(Map.of("a", "é😀"));
    }
}
