package dev.carafe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookieTest {
    @Test
    void aPlainCookieIsForTheWholeHost() {
        assertThat(Cookie.of("plain", "1")).hasToString("plain=1; Path=/");
    }

    @Test
    void everyAttributeIsWritten() {
        assertThat(Cookie.of("full", "2").maxAge(Duration.ofHours(1)).path("/cookies").secure(true).httpOnly(true)
                        .sameSite(Cookie.SameSite.LAX).domain("example.test").expires(Instant.parse("2030-01-02T03:04:05Z")))
                .hasToString("full=2; Domain=example.test; Expires=Wed, 02 Jan 2030 03:04:05 GMT; Max-Age=3600; Secure; "
                        + "HttpOnly; Path=/cookies; SameSite=Lax");
    }

    @Test
    void aPartitionedCookieIsSecure() {
        assertThat(Cookie.of("a", "b").partitioned(true)).hasToString("a=b; Secure; Path=/; Partitioned");
    }

    @Test
    void deletedIsEmptyAndOver() {
        assertThat(Cookie.deleted("plain").domain("example.test"))
                .hasToString("plain=; Domain=example.test; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a b               | \"a b\"",
        "a; Domain=evil    | \"a\\073 Domain=evil\"",
        "a,b               | \"a\\054b\"",
        "say \"hi\" \\     | \"say \\\"hi\\\" \\\\\"",
        "é                 | \"\\303\\251\"",
        "a@b               | \"a@b\"",
        "x=y/z:!#$%&'*+-.^_~ | x=y/z:!#$%&'*+-.^_~",
    })
    void aValueNeverBecomesAnAttribute(String value, String written) {
        assertThat(Cookie.of("n", value).path(null)).hasToString("n=" + written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a=b", "a;b", "é", "a\r\nb"})
    void aNameThatIsNoTokenIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cookie.of(name, ""))
                .withMessageContaining("can't be the name of a cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nX-Evil: 1", "\0", "\u007f", "\u0085"})
    void aControlCharacterInAValueIsRefused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cookie.of("n", value))
                .withMessage("The value of cookie 'n' has a control character. Encode it first, as Base64 for example.");
    }

    @Test
    void nameAndValueTake4096BytesAtMost() {
        assertThat(Cookie.of("n", "x".repeat(4095)).value()).hasSize(4095);
        assertThatIllegalArgumentException().isThrownBy(() -> Cookie.of("n", "x".repeat(4096)))
                .withMessage("Cookie 'n' takes 4097 bytes, but browsers drop one over 4096. "
                        + "Keep the data on the server and only its id in the cookie.");
        assertThatIllegalArgumentException().isThrownBy(() -> Cookie.of("n", "é".repeat(512)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a;b", "/a\r\nb", "/é", "/a b"})
    void aPathCanNotAddAnAttribute(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cookie.of("n", "").path(path))
                .withMessageContaining("of cookie 'n' has a character that does not belong there");
        assertThatIllegalArgumentException().isThrownBy(() -> Cookie.of("n", "").domain(path));
    }

    @Test
    void sameSiteIsFoundByNameInAnyCase() {
        assertThat(Cookie.SameSite.of("lax")).isEqualTo(Cookie.SameSite.LAX);
        assertThatIllegalArgumentException().isThrownBy(() -> Cookie.SameSite.of("loose"))
                .withMessage("'loose' is no SameSite rule. Use Strict, Lax or None.");
    }
}
