package dev.carafe.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each text is what {@code repr} of CPython 3.11 makes of the number. */
class PythonFloatTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0", "-0.0", "0.5", "1.5", "0.0001", "1e-05", "1.5e-05", "10000000.0", "12345678.9", "1e+16", "-1.5e+16",
        "9007199254740992.0", "1e+23", "1.7976931348623157e+308", "2.2250738585072014e-308", "5e-324", "1e-323", "1.5e-323", "2e-323",
        "-1.2e-322"})
    void numbersAreWrittenInTheShortestDigitsThatReadAsTheSame(String text) {
        assertThat(PythonFloat.repr(Double.parseDouble(text))).isEqualTo(text);
    }
}
