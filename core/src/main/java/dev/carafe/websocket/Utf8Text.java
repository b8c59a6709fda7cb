package dev.carafe.websocket;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes text from pieces of UTF-8 that may be cut anywhere. Malformed text fails at the first piece that shows it. */
final class Utf8Text {
    private static final char REPLACEMENT = '\uFFFD';

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    private final StringBuilder text = new StringBuilder();
    /** The first bytes of a character whose rest has not arrived yet. */
    private ByteBuffer begun = ByteBuffer.allocate(0);

    /** Returns a text that has arrived whole. */
    static String whole(byte[] bytes) throws ProtocolError {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) { // nothing had to be replaced
            return text;
        }
        Utf8Text checked = new Utf8Text();
        checked.add(bytes, 0);
        return checked.end();
    }

    void add(byte[] bytes, int offset) throws ProtocolError {
        ByteBuffer in = ByteBuffer.allocate(begun.remaining() + bytes.length - offset);
        in.put(begun).put(bytes, offset, bytes.length - offset).flip();
        CharBuffer out = CharBuffer.allocate(in.remaining());
        if (decoder.decode(in, out, false).isError()) {
            throw malformed();
        }
        text.append(out.flip());
        begun = in.slice();
    }

    String end() throws ProtocolError {
        if (begun.hasRemaining()) {
            throw malformed();
        }
        return text.toString();
    }

    private static ProtocolError malformed() {
        return new ProtocolError(ProtocolError.NO_TEXT, "The text is not UTF-8.");
    }
}
