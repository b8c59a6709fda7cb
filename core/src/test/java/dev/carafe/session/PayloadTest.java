package dev.carafe.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The expected payloads are those of itsdangerous 2.1. */
class PayloadTest {
    @Test
    void shortTextIsCompressedTooWhereThatIsShorter() {
        String json = "{\"a\":\"" + "a".repeat(30) + "\"}";
        assertThat(Payload.encode(json)).isEqualTo(".eJyrVkpUslJKxAuUagH9YA16");
        assertThat(Payload.decode(".eJyrVkpUslJKxAuUagH9YA16")).isEqualTo(json);
    }

    @Test
    void textThatCompressionMakesNoShorterStaysPlain() {
        assertThat(Payload.encode("{\"visits\":1}")).isEqualTo("eyJ2aXNpdHMiOjF9");
    }
}
