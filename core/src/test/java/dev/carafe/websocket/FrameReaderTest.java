package dev.carafe.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
    private static final long ROOM = 100_000;

    private static FrameReader reader(byte[]... pieces) {
        Queue<byte[]> left = new ArrayDeque<>(Arrays.asList(pieces));
        return new FrameReader(left::poll);
    }

    private static FrameReader hex(String bytes) {
        return reader(HexFormat.of().parseHex(bytes.replace(" ", "")));
    }

    /** The example of RFC 6455, section 5.7. */
    @Test
    void aMaskedFrameIsRead() throws Exception {
        Frame frame = Objects.requireNonNull(hex("81 85 37fa213d 7f9f4d5158").next(ROOM));
        assertThat(frame.last()).isTrue();
        assertThat(frame.opcode()).isEqualTo(Frame.TEXT);
        assertThat(frame.content()).asString().isEqualTo("Hello");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 128, 65_535, 65_536, 65_537, 100_000})
    void everyLengthIsReadHoweverItIsCut(int length) throws Exception {
        Random random = new Random(length);
        byte[] content = new byte[length];
        random.nextBytes(content);
        byte[] bytes = ScriptedWire.frame(false, Frame.BINARY, content);
        int cut = random.nextInt(bytes.length + 1);

        FrameReader reader = reader(Arrays.copyOf(bytes, cut), new byte[0], Arrays.copyOfRange(bytes, cut, bytes.length));
        Frame frame = Objects.requireNonNull(reader.next(ROOM));

        assertThat(reader.next(ROOM)).isNull();
        assertThat(frame.content()).isEqualTo(content);
        assertThat(frame.last()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            c1 80 00000000,             A reserved bit is set.
            a1 80 00000000,             A reserved bit is set.
            91 80 00000000,             A reserved bit is set.
            83 80 00000000,             The opcode is unknown.
            87 80 00000000,             The opcode is unknown.
            8b 80 00000000,             The opcode is unknown.
            8f 80 00000000,             The opcode is unknown.
            81 05 48656c6c6f,           A frame is not masked.
            09 80 00000000,             A control frame is fragmented.
            08 80 00000000,             A control frame is fragmented.
            89 fe 007e,                 A control frame is too long.
            8a ff 0000000000010000,     A control frame is too long.
            82 fe 007d 00000000,        The length of a frame is not well-formed.
            82 ff 000000000000ffff,     The length of a frame is not well-formed.
            82 ff 8000000000000000,     The length of a frame is not well-formed.
            """)
    void whatNoClientMaySendIsRefused(String bytes, String reason) {
        assertThatExceptionOfType(ProtocolError.class).isThrownBy(() -> hex(bytes).next(ROOM))
                .satisfies(e -> assertThat(e.closing()).isEqualTo(new Closing(1002, reason)));
    }

    @Test
    void aFrameForWhichThereIsNoRoomIsRefusedBeforeItArrives() {
        assertThatExceptionOfType(ProtocolError.class).isThrownBy(() -> hex("82 ff 7fffffffffffffff").next(ROOM))
                .satisfies(e -> assertThat(e.closing()).isEqualTo(new Closing(1009, "The message is too big.")));
        assertThatExceptionOfType(ProtocolError.class).isThrownBy(() -> hex("82 84").next(3));
    }

    @Test
    void aControlFrameNeedsNoRoom() throws Exception {
        assertThat(Objects.requireNonNull(hex("89 81 00000000 61").next(0)).content()).asString().isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"81", "81 85", "81 85 37fa", "81 85 37fa213d 7f9f"})
    void theEndInsideOfAFrameIsNone(String bytes) {
        assertThatThrownBy(() -> hex(bytes).next(ROOM)).isInstanceOf(EOFException.class);
    }
}
