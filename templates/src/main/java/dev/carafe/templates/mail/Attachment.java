package dev.carafe.templates.mail;

import java.io.IOException;
import java.net.URLConnection;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file sent with a mail; immutable.
 *
 * <pre>{@code
 * message.attach("invoice.pdf", pdf, "application/pdf")
 *         .attach(Path.of("terms.pdf"))
 *         .inline("logo.png", png, "image/png");        // <img src="cid:logo.png"> in the HTML
 * }</pre>
 */
public final class Attachment {
    private final String name;
    private final byte[] content;
    private final ContentType type;
    private final boolean inline;

    private Attachment(String name, byte[] content, ContentType type, boolean inline) {
        this.name = name;
        this.content = content;
        this.type = type;
        this.inline = inline;
    }

    /**
     * Creates an attachment. Copies the content.
     *
     * <p>Text in UTF-8 gets the parameter {@code charset} if the type has none. A message ({@code message/rfc822}) and a delivery report
     * are converted to ASCII, as RFC 2046 requires; any other content arrives byte for byte.
     *
     * @param name a file name, without a folder
     * @param type a media type, perhaps with parameters: {@code text/calendar; method=REQUEST}
     * @throws IllegalArgumentException if the name or the type is invalid, or the content does not fit a type {@code message/*} or
     *     {@code multipart/*}
     */
    public static Attachment of(String name, byte[] content, String type) {
        return of(name, content.clone(), type, false);
    }

    /**
     * Creates an attachment that the HTML shows, such as an image, and refers to by {@link #cid}. Copies the content.
     *
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static Attachment inline(String name, byte[] content, String type) {
        return of(name, content.clone(), type, true);
    }

    /**
     * Reads an attachment from a file. The name's suffix determines the type; it is {@code application/octet-stream} for an unknown one.
     *
     * @throws IOException if the file can't be read
     */
    public static Attachment of(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        String type = URLConnection.guessContentTypeFromName(name);
        return of(name, Files.readAllBytes(file), type == null ? "application/octet-stream" : type, false);
    }

    private static Attachment of(String name, byte[] content, String type, boolean inline) {
        if (name.isBlank() || Characters.firstForbidden(name) >= 0 || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("An attachment's name is a plain file name, not " + Characters.quoted(name) + ".");
        }
        ContentType parsed = ContentType.parse(type);
        if (parsed.isMain("message") || parsed.isMain("multipart")) {
            return new Attachment(name, SevenBit.content(parsed, content), parsed, inline);
        }
        boolean utf8 = parsed.isMain("text") && !parsed.parameters().containsKey("charset") && isUtf8BeyondAscii(content);
        return new Attachment(name, content, utf8 ? parsed.with("charset", "utf-8") : parsed, inline);
    }

    private static boolean isUtf8BeyondAscii(byte[] content) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).chars().anyMatch(c -> c > '~');
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Returns the file name, without a folder. */
    public String name() {
        return name;
    }

    /** Returns a copy of the content. */
    public byte[] content() {
        return content.clone();
    }

    /** Returns the content itself, which must not be changed. */
    byte[] bytes() {
        return content;
    }

    /** Returns the media type without parameters, in lower case. */
    public String type() {
        return type.mimetype();
    }

    ContentType contentType() {
        return type;
    }

    /** Returns whether the HTML shows the attachment, so that mail programs don't list it as a file. */
    public boolean isInline() {
        return inline;
    }

    /** Returns the URL by which the HTML refers to the attachment (RFC 2392): {@code cid:logo.png}, for {@code <img src="{{ logo }}">}. */
    public String cid() {
        return "cid:" + encodedName();
    }

    private String encodedName() {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Returns name, type and size. */
    @Override
    public String toString() {
        return name + " (" + type.mimetype() + ", " + content.length + " bytes)";
    }
}
