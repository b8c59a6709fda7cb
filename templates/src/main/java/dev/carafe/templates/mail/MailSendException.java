package dev.carafe.templates.mail;

import java.util.List;

/**
 * Thrown when the server did not accept a mail, or not for every recipient.
 *
 * <pre>{@code
 * try {
 *     mailer.send(message);
 * } catch (MailSendException e) {
 *     e.refused().forEach(refused -> bounce(refused.address(), refused.code(), refused.text()));
 *     if (e.isTemporary()) ...          // worth another attempt later
 * }
 * }</pre>
 */
public final class MailSendException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final boolean temporary;
    private final transient List<RefusedRecipient> refused;
    private final transient List<String> accepted;

    MailSendException(String message, SmtpFailure failure, Throwable cause) {
        super(message, cause);
        this.code = failure.code();
        this.temporary = failure.isTemporary();
        this.refused = failure.refused();
        this.accepted = failure.accepted();
    }

    /** Returns the server's reply code, such as 535; that of the first refused recipient if only recipients were refused; 0 for none. */
    public int code() {
        return code;
    }

    /**
     * Returns whether another attempt later may succeed: a reply of 4xx, a timeout, a lost or refused connection; for refused recipients,
     * whether at least one of them is refused temporarily.
     */
    public boolean isTemporary() {
        return temporary;
    }

    /** Returns the refused recipients, each with the server's reply; empty if the message as a whole failed. */
    public List<RefusedRecipient> refused() {
        return refused == null ? List.of() : refused;
    }

    /** Returns the addresses for which the server accepted the message. */
    public List<String> accepted() {
        return accepted == null ? List.of() : accepted;
    }
}
