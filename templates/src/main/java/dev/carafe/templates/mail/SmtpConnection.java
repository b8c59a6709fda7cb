package dev.carafe.templates.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/** Sends messages to an SMTP server over one connection, which is opened for the first message. For one thread. */
final class SmtpConnection implements MailBackend, AutoCloseable {
    private final MailSettings settings;
    private final @Nullable Supplier<String> accessToken;
    private @Nullable SmtpTransport transport;
    private @Nullable Session session;

    SmtpConnection(MailSettings settings, @Nullable Supplier<String> accessToken) {
        this.settings = settings;
        this.accessToken = accessToken;
    }

    @Override
    public void deliver(MailMessage message) {
        boolean open = transport != null;
        String secret = open ? null : secret();
        byte[] bytes = message.toBytes();
        try {
            Deadline.run(settings.totalTimeout(), () -> {
                SmtpTransport at = open && connected() ? opened() : open(open ? secret() : secret);
                at.international(message.internationalAddress());
                at.sendMessage(mime(message, bytes), recipients(message));
            });
        } catch (MessagingException e) {
            SmtpFailure failure = SmtpFailure.of(e);
            boolean lost = failure.code() == 0 && !(e instanceof MailSetupException);
            if (lost || failure.code() == 421) {
                close();
            }
            String nevertheless = failure.accepted().isEmpty() ? "" : "; it was taken for " + String.join(", ", failure.accepted());
            throw new MailSendException("Can't send " + message + " through " + settings.server() + ":" + settings.port() + ": "
                    + failure.text() + nevertheless, failure, e);
        }
    }

    private boolean connected() {
        return transport != null && transport.isConnected();
    }

    private SmtpTransport opened() {
        if (transport == null) {
            throw new IllegalStateException("closed");
        }
        return transport;
    }

    private @Nullable String secret() {
        if (settings.username() == null) {
            return null;
        }
        String secret = accessToken != null ? accessToken.get() : settings.password();
        if (secret == null) {
            throw new IllegalArgumentException("MAIL_USERNAME is set, and MAIL_PASSWORD is not. Set both, or neither.");
        }
        return secret;
    }

    private SmtpTransport open(@Nullable String secret) throws MessagingException {
        Session opening = Session.getInstance(properties());
        SmtpTransport next = new SmtpTransport(opening, settings.useSsl());
        session = opening;
        transport = next;
        next.connect(settings.username(), secret);
        if (settings.username() != null && !next.supportsExtension("AUTH") && !next.supportsExtension("AUTH=LOGIN")) {
            next.close();
            throw new MailSetupException("MAIL_USERNAME is set, and the server offers no AUTH"
                    + (settings.useTls() || settings.useSsl() ? "" : ", perhaps not before STARTTLS: set MAIL_USE_TLS"));
        }
        return next;
    }

    private Properties properties() throws MessagingException {
        String prefix = settings.useSsl() ? "mail.smtps." : "mail.smtp.";
        Properties properties = new Properties();
        properties.setProperty(prefix + "host", settings.server());
        properties.setProperty(prefix + "port", Integer.toString(settings.port()));
        properties.setProperty(prefix + "auth", Boolean.toString(settings.username() != null));
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(settings.useTls()));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(settings.useTls()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "socketFactory.fallback", "false");
        properties.setProperty(prefix + "sendpartial", Boolean.toString(settings.sendPartial()));
        properties.setProperty(prefix + "quitwait", "false");
        properties.setProperty("mail.mime.allowutf8", "true");
        if (accessToken != null) {
            properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
        }
        for (String timeout : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.setProperty(prefix + timeout, Long.toString(settings.timeout().toMillis()));
        }
        if (settings.caFile() != null) {
            properties.put(prefix + "ssl.socketFactory", PrivateTrust.socketFactory(settings.caFile()));
        }
        return properties;
    }

    /** Wraps the bytes, which Angus Mail sends unchanged. */
    private SMTPMessage mime(MailMessage message, byte[] bytes) {
        SMTPMessage mime = new SMTPMessage(session) {
            @Override
            public void writeTo(OutputStream out, String[] ignored) throws IOException {
                out.write(bytes);
            }
        };
        String sender = message.envelopeSender();
        mime.setEnvelopeFrom(sender.isEmpty() ? "<>" : sender);
        return mime;
    }

    private static InternetAddress[] recipients(MailMessage message) {
        return message.recipients().stream().map(Address::email).distinct().map(email -> {
            InternetAddress recipient = new InternetAddress();
            recipient.setAddress(email);
            return recipient;
        }).toArray(InternetAddress[]::new);
    }

    @Override
    public void close() {
        SmtpTransport open = transport;
        transport = null;
        if (open != null) {
            try {
                Deadline.run(settings.timeout(), open::close);
            } catch (MessagingException e) {
                // the server has already accepted or refused the messages; a failing QUIT changes nothing
            }
        }
    }
}
