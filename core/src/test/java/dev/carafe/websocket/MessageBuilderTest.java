package dev.carafe.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageBuilderTest {
    private final MessageBuilder builder = new MessageBuilder(100_000);

    private @Nullable Message add(boolean last, int opcode, byte[] content) throws ProtocolError {
        return builder.add(new Frame(last, opcode, content));
    }

    private static void assertRefused(int code, ThrowingCallable adding) {
        assertThatExceptionOfType(ProtocolError.class).isThrownBy(adding).satisfies(e -> assertThat(e.closing().code()).isEqualTo(code));
    }

    @Test
    void oneFrameIsAMessage() throws Exception {
        assertThat(add(true, Frame.TEXT, "Grüße".getBytes(UTF_8))).isEqualTo(new Message.Text("Grüße"));
        assertThat(add(true, Frame.BINARY, new byte[] {1, 2})).isEqualTo(new Message.Binary(new byte[] {1, 2}));
        assertThat(add(true, Frame.TEXT, new byte[0])).isEqualTo(new Message.Text(""));
    }

    @RepeatedTest(50)
    void aMessageIsTheSameHoweverItIsFragmented(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        String text = random.ints(random.nextInt(200), 1, 0x11_0000).filter(c -> c < 0xd800 || c > 0xdfff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        byte[] bytes = text.getBytes(UTF_8);
        boolean binary = random.nextBoolean();
        int opcode = binary ? Frame.BINARY : Frame.TEXT;
        int start = 0;
        for (int cuts = random.nextInt(10); cuts > 0; cuts--) {
            int end = start + random.nextInt(bytes.length - start + 1);
            assertThat(add(false, opcode, Arrays.copyOfRange(bytes, start, end))).isNull();
            opcode = Frame.CONTINUATION;
            start = end;
        }

        Message message = add(true, opcode, Arrays.copyOfRange(bytes, start, bytes.length));

        assertThat(message).isEqualTo(binary ? new Message.Binary(bytes) : new Message.Text(text));
    }

    @Test
    void aContinuationOfNothingIsRefused() {
        assertRefused(1002, () -> add(true, Frame.CONTINUATION, new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(ints = {Frame.TEXT, Frame.BINARY})
    void aMessageInsideOfAnotherIsRefused(int opcode) throws Exception {
        add(false, opcode, new byte[1]);
        assertRefused(1002, () -> add(true, Frame.BINARY, new byte[1]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "80", "c0af", "e080af", "eda080", "edbfbf", "f4908080", "f88080808080",
            "cebae1bdb9cf83cebcceb5eda080656469"})
    void whatIsNotUtf8IsRefusedWithTheFrameThatShowsIt(String hex) throws Exception {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertRefused(1007, () -> add(true, Frame.TEXT, bytes));
        assertRefused(1007, () -> new MessageBuilder(100).add(new Frame(false, Frame.TEXT, bytes)));
    }

    @Test
    void aCharacterThatCanOnlyBecomeWrongIsRefusedBeforeItsEnd() {
        assertRefused(1007, () -> add(false, Frame.TEXT, HexFormat.of().parseHex("f490")));
    }

    @Test
    void aCharacterThatIsCutByTheEndIsRefused() throws Exception {
        assertThat(add(false, Frame.TEXT, HexFormat.of().parseHex("f09f"))).isNull();
        assertRefused(1007, () -> add(true, Frame.CONTINUATION, new byte[] {(byte) 0x98}));
    }

    @Test
    void theRoomIsThatOfTheWholeMessage() throws Exception {
        add(false, Frame.BINARY, new byte[60_000]);
        assertThat(builder.room()).isEqualTo(40_000);
        add(true, Frame.CONTINUATION, new byte[40_000]);
        assertThat(builder.room()).isEqualTo(100_000);
    }

    @Test
    void emptyFramesComeToAnEnd() throws Exception {
        add(false, Frame.TEXT, new byte[0]);
        for (int i = 1; i < 1_000; i++) {
            add(false, Frame.CONTINUATION, new byte[0]);
        }
        assertRefused(1008, () -> add(false, Frame.CONTINUATION, new byte[0]));
    }
}
