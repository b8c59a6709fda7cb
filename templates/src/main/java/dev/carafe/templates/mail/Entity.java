package dev.carafe.templates.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * An encoded part of a message: headers and body, in ASCII with CRLF.
 *
 * @param headers the lines, without line ends
 * @param body encoded
 */
record Entity(List<String> headers, String body) {
    private static final byte[] CRLF = {'\r', '\n'};

    /** Encodes text in UTF-8. ASCII stays as it is; other text gets the encoding that keeps most of it readable. */
    static Entity text(String text, ContentType type) {
        byte[] utf8 = withCrlf(text).replaceAll("[\\ud800-\\udfff]", "\ufffd").getBytes(StandardCharsets.UTF_8);
        return encoded(utf8, type);
    }

    /** Encodes lines of text in the shortest encoding. */
    static Entity encoded(byte[] lines, ContentType type) {
        int beyondAscii = 0;
        int column = 0;
        boolean plain = true;
        for (byte b : lines) {
            beyondAscii += b < 0 ? 1 : 0;
            column = b == '\n' ? 0 : column + 1;
            plain &= b > 0 && column <= 900;
        }
        String encoding = plain ? "7bit" : beyondAscii * 6L > lines.length ? "base64" : "quoted-printable";
        String body = switch (encoding) {
            case "base64" -> base64(lines);
            case "quoted-printable" -> quotedPrintable(lines);
            default -> new String(lines, StandardCharsets.US_ASCII);
        };
        return new Entity(List.of("Content-Type: " + type.encoded(), "Content-Transfer-Encoding: " + encoding), body);
    }

    static String base64(byte[] content) {
        return Base64.getMimeEncoder(76, CRLF).encodeToString(content);
    }

    static String quotedPrintable(byte[] lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream encoder = MimeUtility.encode(out, "quoted-printable")) {
            encoder.write(lines);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static String withCrlf(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
    }

    /**
     * Joins parts, with a boundary that none of them contains.
     *
     * @param type the type with its parameters, without the boundary
     * @param key the seed of the boundary
     */
    static Entity multipart(ContentType type, List<Entity> parts, String key) {
        List<String> texts = parts.stream().map(Entity::toString).toList();
        int count = 0;
        String boundary = "=_" + key + "_" + type.mimetype().substring("multipart/".length());
        while (contains(texts, boundary)) {
            count++;
            boundary = "=_" + key + "_" + count;
        }
        StringBuilder body = new StringBuilder();
        for (String text : texts) {
            body.append("--").append(boundary).append("\r\n").append(text).append("\r\n");
        }
        body.append("--").append(boundary).append("--\r\n");
        return new Entity(List.of("Content-Type: " + type.with("boundary", boundary).encoded()),
                body.toString());
    }

    private static boolean contains(List<String> texts, String boundary) {
        return texts.stream().anyMatch(text -> text.contains("--" + boundary));
    }

    Entity with(String header) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        return new Entity(more, body);
    }

    /** Returns headers and body as sent. */
    @Override
    public String toString() {
        return String.join("\r\n", headers) + "\r\n\r\n" + body;
    }
}
