package dev.carafe.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosingTest {
    private static byte[] content(int code, byte[] reason) {
        return ByteBuffer.allocate(2 + reason.length).putShort((short) code).put(reason).array();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
    void aCodeThatMayBeSentIsReadAndWrittenAlike(int code) throws Exception {
        Closing closing = Closing.of(code, "Grüße");
        assertThat(Closing.read(closing.frame().content())).isEqualTo(closing);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535})
    void aCodeThatMayNotIsRefused(int code) {
        assertThatExceptionOfType(ProtocolError.class).isThrownBy(() -> Closing.read(content(code, new byte[0])))
                .satisfies(e -> assertThat(e.closing().code()).isEqualTo(1002));
        assertThatIllegalArgumentException().isThrownBy(() -> Closing.of(code, "")).withMessage(
                "%d is no code to close a socket with. Use 1000 when all is done, 1008 for what is not allowed, or one of your own from "
                        + "4000 to 4999 (RFC 6455, section 7.4).", code);
    }

    @Test
    void noCodeIsACodeOfItsOwn() throws Exception {
        assertThat(Closing.read(new byte[0])).isEqualTo(new Closing(1005, ""));
        assertThat(Closing.WITHOUT_CODE.frame().content()).isEmpty();
    }

    @Test
    void halfACodeIsRefused() {
        assertThatExceptionOfType(ProtocolError.class).isThrownBy(() -> Closing.read(new byte[1]));
    }

    @Test
    void aReasonIsUtf8() {
        assertThatExceptionOfType(ProtocolError.class).isThrownBy(() -> Closing.read(content(1000, new byte[] {(byte) 0xff})))
                .satisfies(e -> assertThat(e.closing().code()).isEqualTo(1007));
    }

    @Test
    void aReasonThatFitsNoFrameIsRefused() {
        assertThat(Closing.of(4000, "é".repeat(61)).reason().getBytes(UTF_8)).hasSize(122);
        assertThatIllegalArgumentException().isThrownBy(() -> Closing.of(4000, "é".repeat(62))).withMessage(
                "The reason to close the socket has 124 bytes, but there is room for 123. Send a message before the socket is closed "
                        + "to say "
                        + "more.");
    }

    @Test
    void aRefusalIsToldWhereThereIsRoom() {
        assertThat(Closing.refused("Not yours.")).isEqualTo(new Closing(1008, "Not yours."));
        assertThat(Closing.refused("x".repeat(124))).isEqualTo(new Closing(1008, ""));
    }
}
