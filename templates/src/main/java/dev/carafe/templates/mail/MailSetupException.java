package dev.carafe.templates.mail;

import jakarta.mail.MessagingException;

/** A failure that the settings are to blame for, so that another attempt can't help. */
final class MailSetupException extends MessagingException {
    private static final long serialVersionUID = 1L;

    MailSetupException(String message, Exception cause) {
        super(message, cause);
    }

    MailSetupException(String message) {
        super(message);
    }
}
