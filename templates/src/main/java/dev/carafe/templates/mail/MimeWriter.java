package dev.carafe.templates.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** A message as MIME. Every header is checked and encoded before Angus Mail gets it, since it checks little itself. */
final class MimeWriter {
    /** Said by MIME's own structure, or for the envelope only. */
    private static final Set<String> NOT_WRITTEN = Set.of("bcc", "content-type", "mime-version");
    private static final Set<String> ADDRESSES = Set.of("from", "sender", "reply-to", "to", "cc");

    private static final Session NOWHERE = Session.getInstance(new Properties());

    private MimeWriter() {}

    static byte[] bytes(MailMessage message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            mime(message, NOWHERE).writeTo(out);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("Can't write " + message + ".", e);
        }
        return out.toByteArray();
    }

    static MimeMessage mime(MailMessage message, Session session) throws MessagingException {
        MimeMessage mime = new MimeMessage(session) {
            @Override
            protected void updateMessageID() {
                // the message has its own
            }
        };
        write(message, mime);
        for (Map.Entry<String, String> header : message.headers().entrySet()) {
            String name = header.getKey();
            if (!NOT_WRITTEN.contains(name.toLowerCase(Locale.ROOT))) {
                mime.setHeader(name, value(message, name, header.getValue()));
            }
        }
        mime.saveChanges();
        return mime;
    }

    private static String value(MailMessage message, String name, String text) {
        List<Address> addresses = message.addresses(name);
        boolean structured = ADDRESSES.contains(name.toLowerCase(Locale.ROOT)) && !addresses.isEmpty();
        String value = structured ? addresses.stream().map(Address::encoded).collect(Collectors.joining(", "))
                : EncodedWords.text(text);
        return EncodedWords.folded(name, value);
    }

    private static void write(MailMessage message, MimePart whole) throws MessagingException {
        if (message.attachments().isEmpty()) {
            writeBody(message, whole);
            return;
        }
        MimeMultipart mixed = new MimeMultipart("mixed");
        MimeBodyPart body = new MimeBodyPart();
        writeBody(message, body);
        mixed.addBodyPart(body);
        for (Attachment attachment : message.attachments()) {
            mixed.addBodyPart(part(attachment));
        }
        whole.setContent(mixed);
    }

    /** Of two alternatives the better one stands last (RFC 2046, section 5.1.4). */
    private static void writeBody(MailMessage message, MimePart body) throws MessagingException {
        String text = message.text();
        String html = message.html();
        if (text == null || html == null) {
            body.setText(withCrlf(html != null ? html : text != null ? text : ""), "UTF-8", html != null ? "html" : "plain");
            return;
        }
        MimeBodyPart first = new MimeBodyPart();
        first.setText(withCrlf(text), "UTF-8", "plain");
        MimeBodyPart last = new MimeBodyPart();
        last.setText(withCrlf(html), "UTF-8", "html");
        body.setContent(new MimeMultipart("alternative", first, last));
    }

    private static String withCrlf(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
    }

    private static MimeBodyPart part(Attachment attachment) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.type())));
        ParameterList parameters = new ParameterList();
        parameters.set("filename", attachment.name(), "UTF-8");
        part.setHeader("Content-Disposition", Part.ATTACHMENT + parameters.toString(Part.ATTACHMENT.length() + 21));
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }
}
