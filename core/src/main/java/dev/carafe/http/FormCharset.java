package dev.carafe.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carafe.http.header.MediaType;
import dev.carafe.http.syntax.MalformedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/**
 * The charset of a field of a form: the one that its content type names, or UTF-8.
 *
 * @param charset the charset
 * @param named whether it was named, so that what is not of it is a mistake and not a guess gone wrong
 */
record FormCharset(Charset charset, boolean named) {
    private static final FormCharset UNNAMED = new FormCharset(UTF_8, false);

    /**
     * Reads the charset of a part's content type.
     *
     * @throws MalformedException if one is named that nobody knows
     */
    static FormCharset of(@Nullable String contentType) {
        MediaType type = MediaType.parse(contentType);
        String name = type == null ? null : type.charset();
        if (name == null) {
            return UNNAMED;
        }
        try {
            return new FormCharset(Charset.forName(name), true);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new MalformedException("A field of the multipart body is of a charset that is not known: send UTF-8.");
        }
    }

    /**
     * Returns the text of some bytes. Where no charset was named, what is no UTF-8 becomes U+FFFD, as in Werkzeug.
     *
     * @throws MalformedException if they are not of the charset that was named
     */
    String decode(byte[] bytes) {
        if (!named) {
            return new String(bytes, charset);
        }
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("A field of the multipart body is no text in " + charset.name() + ", which it is said to be.");
        }
    }
}
