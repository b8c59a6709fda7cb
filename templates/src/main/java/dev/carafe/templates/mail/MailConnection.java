package dev.carafe.templates.mail;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends several messages over one connection to the server.
 *
 * <pre>{@code
 * try (MailConnection connection = mailer.connect()) {
 *     for (Customer customer : customers) {
 *         connection.send(mailer.render("news.eml.j2", Map.of("customer", customer)));
 *     }
 * }
 * }</pre>
 *
 * <p>The connection is opened for the first message, and once more if the server has closed it. A message that fails does not affect
 * the next. For one thread.
 */
public final class MailConnection implements AutoCloseable {
    private final MailBackend backend;
    private final @Nullable Address defaultSender;
    private final Consumer<MailMessage> dispatched;

    MailConnection(MailBackend backend, @Nullable Address defaultSender, Consumer<MailMessage> dispatched) {
        this.backend = backend;
        this.defaultSender = defaultSender;
        this.dispatched = dispatched;
    }

    /**
     * Sends a message and waits until the server has accepted it. A refused recipient does not stop the others, unless the setting
     * {@code MAIL_SEND_PARTIAL} is false; the exception is thrown after the message was sent to them.
     *
     * @throws IllegalArgumentException if it has no sender or no recipient
     * @throws MailSendException if the server can't be reached, or refuses the message or a recipient
     */
    public void send(MailMessage message) {
        MailMessage complete = defaultSender == null ? message : message.orFrom(defaultSender);
        String missing = complete.from().isEmpty() ? "From" : complete.recipients().isEmpty() ? "To, Cc or Bcc" : "";
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("The message " + message + " has no " + missing
                    + ". The headers of a template end at its first blank line.");
        }
        try {
            backend.deliver(complete);
        } catch (MailSendException e) {
            if (!e.accepted().isEmpty()) {
                dispatched.accept(complete);
            }
            throw e;
        }
        dispatched.accept(complete);
    }

    /** Closes the connection with QUIT. */
    @Override
    public void close() {
        if (backend instanceof SmtpConnection server) {
            server.close();
        }
    }
}
