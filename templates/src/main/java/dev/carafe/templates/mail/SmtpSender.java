package dev.carafe.templates.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Properties;

/** Hands messages to an SMTP server. Each has a connection of its own: Angus Mail's holds a lock while it talks. */
record SmtpSender(MailSettings settings) {
    private static final String TIMEOUT_MILLIS = "30000";

    void send(MailMessage message) {
        Session session = Session.getInstance(properties(message));
        try (Transport transport = session.getTransport(settings.useSsl() ? "smtps" : "smtp")) {
            MimeMessage mime = MimeWriter.mime(message, session);
            transport.connect(settings.username(), settings.password());
            transport.sendMessage(mime, recipients(message.recipients()));
        } catch (MessagingException e) {
            throw new MailSendException("Can't send " + message + " through " + settings.server() + ":" + settings.port() + ": "
                    + e.getMessage(), e);
        }
    }

    private Properties properties(MailMessage message) {
        String prefix = settings.useSsl() ? "mail.smtps." : "mail.smtp.";
        Properties properties = new Properties();
        properties.setProperty(prefix + "host", settings.server());
        properties.setProperty(prefix + "port", Integer.toString(settings.port()));
        properties.setProperty(prefix + "auth", Boolean.toString(settings.username() != null));
        properties.setProperty(prefix + "from", message.from().getFirst().email());
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(settings.useTls()));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(settings.useTls()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        for (String timeout : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.setProperty(prefix + timeout, TIMEOUT_MILLIS);
        }
        return properties;
    }

    private static InternetAddress[] recipients(List<Address> addresses) {
        return addresses.stream().map(address -> {
            InternetAddress recipient = new InternetAddress();
            recipient.setAddress(address.email());
            return recipient;
        }).toArray(InternetAddress[]::new);
    }
}
