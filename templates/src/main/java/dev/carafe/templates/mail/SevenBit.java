package dev.carafe.templates.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts a whole message, a report or a multipart to ASCII with short lines. These types can't be encoded as a whole (RFC 2046, section
 * 5.2.1), so their parts are. Also repairs what a strict reader would reject: bare line ends, a missing blank line after the headers, a
 * missing last boundary.
 */
final class SevenBit {
    private static final Set<String> MESSAGES = Set.of("message/rfc822", "message/global", "message/news");
    private static final Set<String> ENCODED = Set.of("base64", "quoted-printable");

    private SevenBit() {}

    /** Returns the content of such a type in a form that can be sent. Fails if the content does not have that type. */
    static byte[] content(ContentType type, byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1).replace("\r\n", "\n").replace('\r', '\n');
        String boundary = type.parameters().get("boundary");
        if (type.isMain("multipart") && (boundary == null || boundary.isBlank() || !text.contains("--" + boundary))) {
            throw new IllegalArgumentException("An attachment of type " + type.mimetype()
                    + " needs the parameter boundary, and the boundary"
                    + " in its content. Attach its parts themselves, or the whole message as message/rfc822.");
        }
        return rewritten(type, text, Set.of()).replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Rewrites an entity. The enclosing boundaries are not its own. */
    private static String rewritten(ContentType type, String text, Set<String> around) {
        if (type.isMain("multipart")) {
            return multipart(text, type.parameters().getOrDefault("boundary", ""), around);
        }
        return MESSAGES.contains(type.mimetype()) ? entity(text, true, around) : fields(type, text);
    }

    /** Rewrites a report: groups of fields separated by blank lines (RFC 3464, section 2.1). */
    private static String fields(ContentType type, String text) {
        List<String> groups = new ArrayList<>();
        int line = 0;
        List<String> lines = text.lines().toList();
        while (line < lines.size()) {
            EntityFields fields = EntityFields.read(lines, line);
            line += fields.size();
            if (fields.size() == 0 && !lines.get(line).isBlank()) {
                throw new IllegalArgumentException("An attachment of type " + type.mimetype()
                        + " consists of lines of the form 'Name: value',"
                        + " and not of " + Characters.quoted(lines.get(line)) + ". Attach it as application/octet-stream.");
            }
            line += line < lines.size() && lines.get(line).isBlank() ? 1 : 0;
            if (fields.size() > 0) {
                groups.add(fields.text());
            }
        }
        return String.join("\n", groups);
    }

    private static String entity(String text, boolean whole, Set<String> around) {
        List<String> lines = text.lines().toList();
        boolean mailbox = whole && !lines.isEmpty() && lines.getFirst().startsWith("From ");
        EntityFields fields = EntityFields.read(lines, mailbox ? 1 : 0);
        List.of("Content-Type", "Content-Transfer-Encoding", "MIME-Version").forEach(fields::keepFirst);
        int start = fields.size() + (mailbox ? 1 : 0);
        boolean separated = start < lines.size() && lines.get(start).isEmpty();
        List<String> rest = lines.subList(Math.min(lines.size(), separated ? start + 1 : start), lines.size());
        String body = String.join("\n", rest) + (text.endsWith("\n") && !rest.isEmpty() ? "\n" : "");
        String encoding = Objects.requireNonNullElse(fields.value("Content-Transfer-Encoding"), "7bit").strip().toLowerCase(Locale.ROOT);
        ContentType type = type(fields.value("Content-Type"));
        String boundary = type.parameters().getOrDefault("boundary", "");
        if (!isType(fields.value("Content-Type")) || (type.isMain("multipart") && (boundary.isEmpty() || around.contains(boundary)))) {
            fields.remove("Content-Type"); // without a usable boundary it can't be split, so it becomes text
            type = type(null);
        }
        boolean composite = type.isMain("multipart") || type.isMain("message");
        if (composite) {
            String plain = ENCODED.contains(encoding) ? decoded(body, encoding) : body;
            fields.remove("Content-Transfer-Encoding");
            return fields.text() + "\n" + composite(type, plain, around);
        }
        return leaf(fields, body, encoding, type, whole);
    }

    private static String composite(ContentType type, String body, Set<String> around) {
        try {
            return rewritten(type, body, around);
        } catch (IllegalArgumentException e) {
            return "\n" + ascii(body);
        }
    }

    private static ContentType type(@Nullable String value) {
        return value != null && isType(value) ? ContentType.parse(oneLine(value)) : ContentType.parse("text/plain");
    }

    private static boolean isType(@Nullable String value) {
        try {
            return value == null || !ContentType.parse(oneLine(value)).mimetype().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String oneLine(String value) {
        return value.replace('\n', ' ').strip();
    }

    private static String leaf(EntityFields fields, String body, String encoding, ContentType type, boolean whole) {
        if (isPlain(body)) {
            if (!ENCODED.contains(encoding) && !encoding.equals("7bit")) {
                fields.remove("Content-Transfer-Encoding");
            }
            return fields.text() + "\n" + body;
        }
        if (ENCODED.contains(encoding)) {
            return fields.text() + "\n" + ascii(body);
        }
        byte[] bytes = body.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        boolean named = type.parameters().containsKey("charset") || !type.isMain("text");
        Entity encoded = Entity.encoded(bytes, named ? type : type.with("charset", EntityFields.isUtf8(body) ? "utf-8" : "iso-8859-1"));
        fields.remove("Content-Transfer-Encoding");
        fields.remove("Content-Type");
        if (whole && fields.value("MIME-Version") == null) {
            fields.add("MIME-Version: 1.0");
        }
        encoded.headers().forEach(header -> fields.add(header.replace("\r\n", "\n")));
        return fields.text() + "\n" + encoded.body().replace("\r\n", "\n");
    }

    private static String multipart(String text, String boundary, Set<String> around) {
        Set<String> boundaries = new HashSet<>(around);
        boundaries.add(boundary);
        StringBuilder out = new StringBuilder();
        StringBuilder part = new StringBuilder();
        boolean inside = false;
        boolean closed = false;
        for (String line : text.lines().toList()) {
            String delimiter = line.stripTrailing();
            boolean end = delimiter.equals("--" + boundary + "--");
            if (!closed && (end || delimiter.equals("--" + boundary))) {
                append(out, part, inside, boundaries);
                if (end && !inside) {
                    out.append("--").append(boundary).append("\n\n\n"); // an end without a start needs a part
                }
                out.append("--").append(boundary).append(end ? "--\n" : "\n");
                inside = !end;
                closed = end;
            } else {
                part.append(line).append('\n');
            }
        }
        append(out, part, inside, boundaries);
        if (!inside && !closed) {
            out.append("--").append(boundary).append("\n\n\n");
        }
        return closed ? out.toString() : out + "--" + boundary + "--\n";
    }

    /** Appends a part. The line end before a boundary belongs to the boundary. */
    private static void append(StringBuilder out, StringBuilder part, boolean inside, Set<String> boundaries) {
        if (inside) {
            String text = part.isEmpty() ? "" : part.substring(0, part.length() - 1);
            out.append(entity(text, false, boundaries)).append('\n');
        } else {
            out.append(ascii(part.toString()));
        }
        part.setLength(0);
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c > 0 && c < 0x80) && text.lines().allMatch(line -> line.length() <= 900);
    }

    private static String ascii(String text) {
        return text.replaceAll("[^\\x01-\\x7f]", "?").replaceAll("(?<=[^\n]{900})(?=[^\n])", "\n");
    }

    private static String decoded(String body, String encoding) {
        byte[] bytes = body.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        try (var in = MimeUtility.decode(new ByteArrayInputStream(bytes), encoding)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        } catch (MessagingException | IOException e) {
            return body;
        }
    }
}
