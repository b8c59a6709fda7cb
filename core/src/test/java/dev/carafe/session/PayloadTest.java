package dev.carafe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** As itsdangerous decides; the same character again and again is what zlib packs best. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"\":%s}", "{\"a\":%s}", "{\"\":\"%s\"}", "{\"1\":[%s]}"})
    void repetitiveObjectsOfAnyLengthAreCompressedExactlyWhereThatIsShorter(String object) {
        for (int length = 1; length < 30; length++) {
            String json = object.formatted("1".repeat(length));
            boolean shorter = deflatedLength(json) < json.length() - 1;
            assertThat(Payload.encode(json).startsWith(".")).as(json).isEqualTo(shorter);
        }
    }

    @Test
    void theShortestObjectThatGetsShorterHas17Bytes() {
        assertThat(Payload.encode("{\"\":11111111111}")).doesNotStartWith(".");
        assertThat(Payload.encode("{\"\":111111111111}")).startsWith(".");
    }

    private static int deflatedLength(String json) {
        Deflater deflater = new Deflater();
        deflater.setInput(json.getBytes(StandardCharsets.US_ASCII));
        deflater.finish();
        int length = deflater.deflate(new byte[100]);
        deflater.end();
        return length;
    }
}
