package dev.carafe.templates.mail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it will be sent; immutable.
 *
 * <pre>{@code
 * MailMessage message = mails.render("order.eml.j2", model).attach("invoice.pdf", pdf, "application/pdf");
 * message.subject();      // "Your order"
 * message.toBytes();      // RFC 5322, ASCII
 * }</pre>
 */
public final class MailMessage {
    private final Map<String, String> headers;
    private final Map<String, List<Address>> addresses;
    private final @Nullable String text;
    private final @Nullable String html;
    private final List<Attachment> attachments;

    MailMessage(Map<String, String> headers, Map<String, List<Address>> addresses, @Nullable String text,
            @Nullable String html, List<Attachment> attachments) {
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        this.addresses = Map.copyOf(addresses);
        this.text = text;
        this.html = html;
        this.attachments = List.copyOf(attachments);
    }

    /** The value of a header as people read it, whatever its case; null if there is none. {@code Bcc} is one too. */
    public @Nullable String header(String name) {
        return headers.entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue).findFirst().orElse(null);
    }

    /** All headers in the template's order and spelling, as people read them. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The subject; empty if there is none. */
    public String subject() {
        String subject = header("Subject");
        return subject == null ? "" : subject;
    }

    /** Who it is from; empty if the template does not say. */
    public List<Address> from() {
        return addresses("from");
    }

    /** Whom it is to. */
    public List<Address> to() {
        return addresses("to");
    }

    /** Who gets a copy. */
    public List<Address> cc() {
        return addresses("cc");
    }

    /** Who gets a copy that the others don't know of: addressed by the envelope, not named in the bytes. */
    public List<Address> bcc() {
        return addresses("bcc");
    }

    /** Everyone who gets it. */
    public List<Address> recipients() {
        return Stream.of(to(), cc(), bcc()).flatMap(List::stream).toList();
    }

    /** The mailboxes of a header; empty for one that has none. */
    List<Address> addresses(String header) {
        return addresses.getOrDefault(header.toLowerCase(Locale.ROOT), List.of());
    }

    /** The body as plain text; null if there is only HTML. */
    public @Nullable String text() {
        return text;
    }

    /** The body as HTML; null if there is only text. */
    public @Nullable String html() {
        return html;
    }

    /** The files that go with it. */
    public List<Attachment> attachments() {
        return attachments;
    }

    /** The same message with this HTML, beside its text. */
    public MailMessage html(String newHtml) {
        return new MailMessage(headers, addresses, text, newHtml, attachments);
    }

    /** The same message with another file. */
    public MailMessage attach(String name, byte[] content, String type) {
        List<Attachment> more = new ArrayList<>(attachments);
        more.add(new Attachment(name, content, type));
        return new MailMessage(headers, addresses, text, html, more);
    }

    /** The same message from this sender, if it has none. */
    MailMessage orFrom(Address sender) {
        if (!from().isEmpty()) {
            return this;
        }
        Map<String, String> withSender = new LinkedHashMap<>(headers);
        withSender.put("From", sender.toString());
        Map<String, List<Address>> senders = new LinkedHashMap<>(addresses);
        senders.put("from", List.of(sender));
        return new MailMessage(withSender, senders, text, html, attachments);
    }

    /** The message by RFC 5322 and MIME: ASCII only, lines end with CRLF, without {@code Bcc}. */
    public byte[] toBytes() {
        return MimeWriter.bytes(this);
    }

    @Override
    public String toString() {
        return "MailMessage[to=" + to() + ", subject=" + subject() + "]";
    }
}
