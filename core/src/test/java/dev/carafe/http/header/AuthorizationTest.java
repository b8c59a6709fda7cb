package dev.carafe.http.header;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.http.Fuzz;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationTest {
    private static Authorization parse(String header) {
        return Objects.requireNonNull(Authorization.parse(header));
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Basic YWxpY2U6cGFzc3dvcmQ=", "basic YWxpY2U6cGFzc3dvcmQ=", "BASIC  YWxpY2U6cGFzc3dvcmQ= ", "Basic YWxpY2U6cGFzc3dvcmQ"
    })
    void basicCredentialsAreUserAndPassword(String header) {
        assertThat(parse(header)).isEqualTo(new Authorization("basic", "alice", "password", null, Map.of()));
    }

    @Test
    void aPasswordMayHoldColonsAndAnyUnicode() {
        assertThat(parse(basic("é:a:☃:")).username()).isEqualTo("é");
        assertThat(parse(basic("é:a:☃:")).password()).isEqualTo("a:☃:");
        assertThat(parse(basic(":pw")).username()).isEmpty();
        assertThat(parse(basic("me:")).password()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "Basic", "Basic ", "Basic YWxpY2U=", "Basic 6Tpw", "Basic !!!", "Basic YQ=a",
        "Ba:sic YWxpY2U6cGFzc3dvcmQ=", "Bearer", "Digest ,,"
    })
    void unusableCredentialsAreNone(String header) {
        assertThat(Authorization.parse(header)).isNull();
    }

    @Test
    void anotherSchemeHasATokenOrParameters() {
        assertThat(parse("Bearer abc.def-_~+/==")).isEqualTo(new Authorization("bearer", null, null, "abc.def-_~+/==", Map.of()));
        assertThat(parse("Digest username=\"Mufasa\", realm=\"a, b\", nc=00000001").parameters())
                .isEqualTo(Map.of("username", "Mufasa", "realm", "a, b", "nc", "00000001"));
    }

    @Test
    void toStringKeepsTheSecrets() {
        assertThat(parse(basic("alice:s3cret"))).hasToString("Authorization[basic, alice]");
        assertThat(parse("Bearer s3cret")).hasToString("Authorization[bearer]");
    }

    @Test
    void anyInputIsCredentialsOrNull() {
        Fuzz.strings("Basic YWx=,\"\\é:", 20_000).forEach(Authorization::parse);
        Fuzz.strings("YWxpY2U6cGFzc3dvcmQ=é", 20_000).forEach(text -> Authorization.parse("Basic " + text));
    }
}
