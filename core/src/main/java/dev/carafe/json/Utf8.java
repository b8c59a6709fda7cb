package dev.carafe.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Checks UTF-8 before it is parsed, since Jackson accepts overlong forms such as {@code C0 AF} for a slash. */
final class Utf8 {
    private Utf8() {}

    /**
     * Returns where the text begins: after a byte order mark, if there is one (RFC 8259, section 8.1).
     *
     * @throws CharacterCodingException if the text is not valid UTF-8 (RFC 3629)
     */
    static int start(byte[] text) throws CharacterCodingException {
        for (byte octet : text) {
            if (octet < 0) {
                UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
                return hasMark(text) ? 3 : 0;
            }
        }
        return 0;
    }

    private static boolean hasMark(byte[] text) {
        return text.length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB && text[2] == (byte) 0xBF;
    }
}
