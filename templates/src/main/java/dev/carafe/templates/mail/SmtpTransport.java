package dev.carafe.templates.mail;

import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * Asks for SMTPUTF8 (RFC 6531) only for messages that need it. Angus Mail itself asks for it whenever the server offers it, and a server
 * then may refuse to pass a plain message on to one that does not.
 */
final class SmtpTransport extends SMTPTransport {
    private static final String EXTENSION = "SMTPUTF8";

    /** True while the connection is made, or Angus Mail would log each server that does not offer it. */
    private boolean international = true;

    SmtpTransport(Session session, boolean ssl) {
        this(session, ssl ? "smtps" : "smtp", ssl);
    }

    private SmtpTransport(Session session, String protocol, boolean ssl) {
        super(session, new URLName(protocol, null, -1, null, null, null), protocol, ssl);
    }

    /** Says of the next message which international address it has, if any. Fails if the server can't take it. */
    void international(@Nullable String address) throws MailSetupException {
        international = address != null;
        if (international && !super.supportsExtension(EXTENSION)) {
            throw new MailSetupException("The address " + address + " has letters beyond ASCII before its '@', which this server does not"
                    + " take: it offers no SMTPUTF8 (RFC 6531). Send through a server that does, or to another address");
        }
    }

    @Override
    public synchronized boolean supportsExtension(String extension) {
        return EXTENSION.equalsIgnoreCase(extension) ? international : super.supportsExtension(extension);
    }
}
