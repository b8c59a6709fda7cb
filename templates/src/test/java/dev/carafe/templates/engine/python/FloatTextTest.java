package dev.carafe.templates.engine.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each text is what {@code str} of CPython 3.11 makes of the number. */
class FloatTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0", "-0.0", "0.5", "0.0001", "1e-05", "1.5e-05", "10000000.0", "12345678.9", "1e+16", "-1.5e+16", "1e+23",
        "1.7976931348623157e+308", "5e-324", "1e-323", "1.5e-323", "2e-323", "-1.2e-322"})
    void numbersAreWrittenInTheShortestDigitsThatReadAsTheSame(String text) {
        assertThat(FloatText.of(Double.parseDouble(text))).isEqualTo(text);
    }
}
