package dev.carafe.templates.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a message as MIME. Its structure is {@code mixed(alternative(text, related(html, inline …), calendar), attachment …)}. */
final class MimeWriter {
    /** Headers that MIME's structure replaces, or that are only for the envelope. */
    private static final Set<String> NOT_WRITTEN = Set.of("bcc", "resent-bcc", "return-path", "content-type", "mime-version");
    private static final Pattern METHOD = Pattern.compile("(?mi)^METHOD:([A-Z-]+)\\s*$");

    private final MailMessage message;
    private final String key;

    private MimeWriter(MailMessage message) {
        this.message = message;
        this.key = key(String.valueOf(message.header("Message-ID")));
    }

    static byte[] bytes(MailMessage message) {
        return new MimeWriter(message).whole().toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the seed of boundaries and content ids: the same for the same message, and unguessable without it. */
    private static String key(String messageId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(messageId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Entity whole() {
        List<Entity> parts = new ArrayList<>();
        parts.add(body());
        boolean related = message.html() != null;
        message.attachments().stream().filter(attachment -> !(related && attachment.isInline()))
                .forEach(attachment -> parts.add(part(attachment)));
        Entity content = parts.size() == 1 ? parts.getFirst() : multipart("mixed", parts);
        List<String> lines = new ArrayList<>();
        for (Header header : message.allHeaders()) {
            if (!NOT_WRITTEN.contains(header.name().toLowerCase(Locale.ROOT))) {
                lines.add(header.name() + ": " + header.folded());
            }
        }
        lines.add("MIME-Version: 1.0");
        lines.addAll(content.headers());
        return new Entity(lines, content.body());
    }

    private Entity multipart(String subtype, List<Entity> parts) {
        return Entity.multipart(new ContentType("multipart/" + subtype, Map.of()), parts, key);
    }

    /** Returns the body. Of alternatives, the best comes last (RFC 2046, section 5.1.4). */
    private Entity body() {
        List<Entity> alternatives = new ArrayList<>();
        String html = message.html();
        if (html == null || !message.text().isBlank()) {
            alternatives.add(Entity.text(message.text(), utf8("text/plain")));
        }
        if (html != null) {
            alternatives.add(html(html));
        }
        String calendar = message.calendar();
        if (calendar != null) {
            Matcher method = METHOD.matcher(calendar);
            ContentType type = utf8("text/calendar");
            alternatives.add(Entity.text(calendar, method.find() ? type.with("method", method.group(1)) : type));
        }
        return alternatives.size() == 1 ? alternatives.getFirst() : multipart("alternative", alternatives);
    }

    private static ContentType utf8(String mimetype) {
        return new ContentType(mimetype, Map.of("charset", "utf-8"));
    }

    /** Returns the HTML with the files that it shows (RFC 2387). */
    private Entity html(String html) {
        List<Entity> parts = new ArrayList<>();
        String linked = html;
        for (Attachment inline : message.attachments().stream().filter(Attachment::isInline).toList()) {
            String id = parts.size() + 1 + "." + key + "@" + domain();
            linked = link(linked, inline, id);
            parts.add(part(inline).with("Content-ID: <" + id + ">"));
        }
        parts.addFirst(Entity.text(linked, utf8("text/html")));
        ContentType related = new ContentType("multipart/related", Map.of("type", "text/html"));
        return parts.size() == 1 ? parts.getFirst() : Entity.multipart(related, parts, key);
    }

    private String domain() {
        return message.from().isEmpty() ? "localhost" : message.from().getFirst().domain();
    }

    /** Replaces {@code cid:logo.png} by the full id, only in attributes and in CSS's {@code url(…)}. */
    private static String link(String html, Attachment inline, String id) {
        String names = Pattern.quote(inline.name()) + "|" + Pattern.quote(inline.cid().substring("cid:".length()));
        return Pattern.compile("(?<=[\"'(=])cid:(?:" + names + ")(?=[\"')\\s>])", Pattern.CASE_INSENSITIVE).matcher(html)
                .replaceAll(Matcher.quoteReplacement("cid:" + id));
    }

    private static Entity part(Attachment attachment) {
        ContentType type = attachment.contentType();
        boolean raw = type.isMain("message") || type.isMain("multipart");
        String body = raw ? new String(attachment.bytes(), StandardCharsets.US_ASCII) : Entity.base64(attachment.bytes());
        return new Entity(List.of("Content-Type: " + type.encoded(), "Content-Transfer-Encoding: " + (raw ? "7bit" : "base64"),
                "Content-Disposition: " + (attachment.isInline() ? "inline" : "attachment")
                        + MimeParameters.encoded(Map.of("filename", attachment.name()))), body);
    }
}
