package dev.carafe.templates.mail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it will be sent; immutable.
 *
 * <pre>{@code
 * MailMessage message = mailer.render("order.eml.j2", model).attach("invoice.pdf", pdf, "application/pdf");
 * message.subject();      // "Your order"
 * message.toBytes();      // RFC 5322
 * }</pre>
 */
public final class MailMessage {
    private final MessageHeaders headers;
    private final MailBody body;
    private final List<Attachment> attachments;
    private final @Nullable String envelopeSender;

    MailMessage(MessageHeaders headers, MailBody body, List<Attachment> attachments, @Nullable String envelopeSender) {
        this.headers = headers;
        this.body = body;
        this.attachments = List.copyOf(attachments);
        this.envelopeSender = envelopeSender;
    }

    /** Returns the value of a header in readable form, or null if there is none. Ignores case, and includes {@code Bcc}. */
    public @Nullable String header(String name) {
        return headers.text(name);
    }

    /** Returns all headers in readable form, in the template's order and spelling. */
    public Map<String, String> headers() {
        return headers.texts();
    }

    List<Header> allHeaders() {
        return headers.all();
    }

    /** Returns the subject; empty if there is none. */
    public String subject() {
        String subject = header("Subject");
        return subject == null ? "" : subject;
    }

    /** Returns the authors; empty if the template names none. */
    public List<Address> from() {
        return headers.addresses("From");
    }

    /** Returns the primary recipients. */
    public List<Address> to() {
        return headers.addresses("To");
    }

    /** Returns the recipients of a copy. */
    public List<Address> cc() {
        return headers.addresses("Cc");
    }

    /** Returns the recipients of a blind copy, who are in the envelope but not in the bytes. */
    public List<Address> bcc() {
        return headers.addresses("Bcc");
    }

    /** Returns all recipients, each once. */
    public List<Address> recipients() {
        return Stream.of(to(), cc(), bcc()).flatMap(List::stream).distinct().toList();
    }

    /**
     * Returns the address for delivery failures: that of {@link #envelopeSender(String)}, of the template's {@code Return-Path}, of
     * {@code Sender}, or the first of {@code From}. Empty for the null sender, or if there is none.
     */
    public String envelopeSender() {
        String path = header("Return-Path");
        if (envelopeSender != null) {
            return envelopeSender;
        }
        if (path != null) {
            return address(path);
        }
        List<Address> sender = headers.addresses("Sender").isEmpty() ? from() : headers.addresses("Sender");
        return sender.isEmpty() ? "" : sender.getFirst().email();
    }

    /** Returns an address for which the server must know SMTPUTF8, or null if there is none. */
    @Nullable String internationalAddress() {
        Stream<Address> addresses = headers.all().stream().map(Header::addresses).filter(Objects::nonNull)
                .flatMap(list -> list.mailboxes().stream());
        Stream<Address> sender = envelopeSender().isEmpty() ? Stream.empty() : Stream.of(Address.of(envelopeSender()));
        return Stream.concat(addresses, sender).filter(Address::isInternational).map(Address::email).findFirst().orElse(null);
    }

    /** Returns the body as plain text, derived from the HTML if the template has no text. */
    public String text() {
        return body.text();
    }

    /** Returns the body as HTML; null if there is only text. */
    public @Nullable String html() {
        return body.html();
    }

    /** Returns the iCalendar object; null if there is none. */
    public @Nullable String calendar() {
        return body.calendar();
    }

    /** Returns the attached files, including inline ones. */
    public List<Attachment> attachments() {
        return attachments;
    }

    /** Returns a copy with this plain text. */
    public MailMessage text(String newText) {
        return with(MailBody.of(newText, body.html(), body.calendar()));
    }

    /** Returns a copy with this HTML in addition to its text. A message without text gets one derived from the HTML. */
    public MailMessage html(String newHtml) {
        return with(MailBody.of(body.text(), newHtml, body.calendar()));
    }

    /**
     * Returns a copy with an iCalendar object, which mail programs show as an invitation. The parameter {@code method} of its type is
     * that of the object, such as {@code REQUEST} (RFC 6047, section 2.4).
     */
    public MailMessage calendar(String iCalendar) {
        return with(MailBody.of(body.text(), body.html(), iCalendar));
    }

    private MailMessage with(MailBody newBody) {
        return new MailMessage(headers, newBody, attachments, envelopeSender);
    }

    /**
     * Returns a copy with another file.
     *
     * @param type a media type, perhaps with parameters: {@code text/calendar; method=REQUEST}
     * @throws IllegalArgumentException as {@link Attachment#of(String, byte[], String)} does
     */
    public MailMessage attach(String name, byte[] content, String type) {
        return attach(Attachment.of(name, content, type));
    }

    /**
     * Returns a copy with another file, whose name's suffix determines the type.
     *
     * @throws IOException if the file can't be read
     */
    public MailMessage attach(Path file) throws IOException {
        return attach(Attachment.of(file));
    }

    /** Returns a copy with another attachment. */
    public MailMessage attach(Attachment attachment) {
        List<Attachment> more = new ArrayList<>(attachments);
        more.add(attachment);
        return new MailMessage(headers, body, more, envelopeSender);
    }

    /**
     * Returns a copy with a file that the HTML shows by the URL {@code cid:} and its name: {@code <img src="cid:logo.png">} for
     * {@code logo.png}. The bytes have an id that is unique to the message instead (RFC 2392).
     *
     * @throws IllegalArgumentException as {@link Attachment#of(String, byte[], String)} does
     */
    public MailMessage inline(String name, byte[] content, String type) {
        return attach(Attachment.inline(name, content, type));
    }

    /**
     * Returns a copy with another address for delivery failures. It is only in the envelope.
     *
     * @param email the address; empty for the null sender, to which nothing is reported
     * @throws IllegalArgumentException if the address is invalid
     */
    public MailMessage envelopeSender(String email) {
        return new MailMessage(headers, body, attachments, address(email));
    }

    private static String address(String email) {
        String bare = email.startsWith("<") ? email.substring(1, email.length() - 1) : email;
        return bare.isBlank() ? "" : Address.of(bare.strip()).email();
    }

    /** Returns a copy with this sender, if the message has none. */
    MailMessage orFrom(Address sender) {
        return from().isEmpty() ? new MailMessage(headers.with(Header.of("From", AddressList.of(sender))), body, attachments,
                envelopeSender)
                : this;
    }

    /**
     * Returns the message by RFC 5322 and MIME: lines end with CRLF, without {@code Bcc}, and ASCII only, except for international
     * addresses, which are UTF-8 (RFC 6532). The same message always has the same bytes. A lone surrogate in a body, which is no character,
     * is written as U+FFFD.
     */
    public byte[] toBytes() {
        return MimeWriter.bytes(this);
    }

    /** Returns recipients and subject, for logs. */
    @Override
    public String toString() {
        return "MailMessage[to=" + to() + ", subject=" + subject() + "]";
    }
}
