package dev.carafe.templates.mail;

/** A mail that the server did not take. */
public final class MailSendException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MailSendException(String message, Throwable cause) {
        super(message, cause);
    }
}
