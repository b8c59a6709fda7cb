package dev.carafe.http.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.http.Fuzz;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {
    private static String listed(Accept accept) {
        StringBuilder text = new StringBuilder();
        accept.choices().forEach(choice -> text.append(choice.value()).append(' ').append(choice.quality()).append(' '));
        return text.toString().strip();
    }

    @Test
    void withoutAHeaderNothingIsListed() {
        Accept accept = Accept.mediaTypes(null);
        assertThat(accept.isEmpty()).isTrue();
        assertThat(accept.accepts("text/html")).isFalse();
        assertThat(accept.best("text/html")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "gzip, br;q=0.3              | gzip 1.0 br 0.3",
        "br;q=0.3, gzip              | gzip 1.0 br 0.3",
        "a;q=0.5, b;q=0.5, *;q=0.9   | a 0.5 b 0.5 * 0.9",
        "a; q=7, b;q=.5, c ;Q=0      | a 1.0 b 0.5 c 0.0",
        "a;q=x, b;q=, c;q=1.2.3, d;q=-1, e;q=. | a 1.0 b 1.0 c 1.0 d 1.0 e 1.0",
        ", ,;, a                     | a 1.0",
    })
    void choicesComeMostSpecificFirstThenBestLiked(String header, String choices) {
        assertThat(listed(Accept.encodings(header))).isEqualTo(choices);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "application/json                               | application/json",
        "text/html;q=0.9, application/json;q=0.8        | text/html",
        "*/*                                            | application/json",
        "text/*, application/json;q=0.5                 | text/html",
        "*/*, application/json;q=0.1                    | text/html",
        "APPLICATION/JSON                               | application/json",
        "text/html;level=1                              | -",
        "application/json;q=0                           | -",
        "image/png                                      | -",
        "*                                              | -",
    })
    void theBestMediaTypeIsTheOneLikedMost(String header, String best) {
        assertThat(Accept.mediaTypes(header).best("application/json", "text/html")).isEqualTo(best);
    }

    @Test
    void theMostSpecificMediaRangeTellsTheQuality() {
        Accept accept = Accept.mediaTypes("text/*;q=0.3, text/html;q=0.7, text/html;level=1, */*;q=0.5");
        assertThat(accept.quality("text/html;level=1")).isEqualTo(1);
        assertThat(accept.quality("text/html")).isEqualTo(0.7);
        assertThat(accept.quality("text/plain")).isEqualTo(0.3);
        assertThat(accept.quality("image/jpeg")).isEqualTo(0.5);
    }

    @Test
    void qualityZeroIsARefusal() {
        assertThat(Accept.encodings("gzip;q=0, *").accepts("gzip")).isFalse();
        assertThat(Accept.encodings("gzip;q=0, *").accepts("br")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "de, en;q=0.5       | en-US,de      | de",
        "en_us              | de,en-US      | en-US",
        "en-US              | de,en         | en",
        "en                 | de,en-US      | en-US",
        "en-US              | de,en-GB      | -",
        "en;q=0.2, de;q=0.4 | en-US,de-AT   | de-AT",
        "fr                 | de,en         | -",
    })
    void aLanguageFitsItsPrimaryOneWhenNothingElseDoes(String header, String offers, String best) {
        assertThat(Accept.languages(header).best(offers.split(","))).isEqualTo(best);
    }

    @Test
    void aCharsetMayBeWrittenWithoutItsDashes() {
        assertThat(Accept.charsets("ISO-8859-1, UTF8;q=0.7").quality("utf-8")).isEqualTo(0.7);
    }

    @Test
    void anyInputIsReadInLinearTime() {
        Fuzz.strings("a/*;q=01.,\"\\ é", 20_000).forEach(header -> {
            Accept.mediaTypes(header).best("text/html", "a/a");
            Accept.languages(header).best("a-b", "q");
            Accept.charsets(header).best("a");
        });
        Fuzz.within(Duration.ofSeconds(5), () -> Accept.encodings("a;q=0.1,".repeat(200_000)));
    }
}
