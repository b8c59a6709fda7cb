package dev.carafe.templates.mail;

import jakarta.mail.MessagingException;

/** Thrown for a failure caused by the settings, so that another attempt can't help. */
final class MailSetupException extends MessagingException {
    private static final long serialVersionUID = 1L;

    MailSetupException(String message, Exception cause) {
        super(message, cause);
    }

    MailSetupException(String message) {
        super(message);
    }
}
