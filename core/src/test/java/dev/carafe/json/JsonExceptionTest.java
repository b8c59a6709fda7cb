package dev.carafe.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a JSON text is told to whoever sent it, in the sender's own terms. */
class JsonExceptionTest {
    private record Person(String name, int age, List<Person> children) { }

    private final JsonProvider json = new JacksonJson(JsonStyle.DEFAULT);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
        "{\"name\":|The text is no valid JSON (line 1, column 9).",
        "{\"age\":1} {}|The text is no valid JSON (line 1, column 11).",
        "[]|The JSON does not fit: another kind of value was expected.",
        "7|The JSON does not fit: another kind of value was expected.",
        "{\"age\":\"old\"}|The JSON does not fit: the value at /age is missing or of another kind.",
        "{\"age\":null}|The JSON does not fit: the value at /age is missing or of another kind.",
        "{\"children\":[{\"age\":1},{\"age\":{}}]}|The JSON does not fit: "
            + "the value at /children/1/age is missing or of another kind."})
    void aMismatchIsToldWithItsPlace(String text, String message) {
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> json.read(text.getBytes(UTF_8), Person.class))
                .withMessage(message);
    }
}
