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
 * The charset of a form's field: the one that its content type names, or UTF-8.
 *
 * @param charset the charset
 * @param named whether the content type names it, so that undecodable bytes are the client's mistake
 */
record FormCharset(Charset charset, boolean named) {
    private static final FormCharset UNNAMED = new FormCharset(UTF_8, false);

    /**
     * Reads the charset of a part's content type.
     *
     * @throws MalformedException if the named charset is unknown
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
     * Decodes bytes. Without a named charset, bytes that are not UTF-8 become U+FFFD, as in Werkzeug.
     *
     * @throws MalformedException if the bytes are invalid in the named charset
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
