package dev.carafe.templates.mail;

import dev.carafe.App;
import dev.carafe.Extension;
import dev.carafe.Signal;
import dev.carafe.templates.Templates;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Renders and sends mail. A mail is one template: headers, a blank line, the body.
 *
 * <pre>{@code
 * From: shop@example.com
 * To: {{ to }}
 * Subject: Your order, {{ name }}
 *
 * Hello {{ name }}, ...
 * }</pre>
 *
 * <pre>{@code
 * app.install(templates).install(Mails.create(templates));
 *
 * Mails mails = app().extension(Mails.class);
 * mails.send(mails.render("order.eml.j2", Map.of("to", "bob@example.com", "name", "Bob")));
 * }</pre>
 *
 * <p>Installed in an app, its {@code MAIL_} settings say where mail goes, and with {@code TESTING} it goes into the {@link #outbox} only.
 *
 * <p>The headers are what the template says they are: a value can't add a line, a header, an address or the end of the headers;
 * one that tries is refused. Values in the body may hold anything. Blank lines before the headers and blanks at line ends don't
 * count. {@code Date} and {@code Message-ID} are added if they are missing.
 *
 * <p>If there is a template {@code order.html.j2} beside {@code order.eml.j2}, it becomes the HTML alternative.
 *
 * <p>Set up by one thread; then used by any number of threads at once.
 */
public final class Mails implements Extension {
    /** A message was sent, or put into the outbox; the sender is the app, or the {@code Mails} that no app has. Flask-Mail's name. */
    public static final Signal<MailMessage> EMAIL_DISPATCHED = Signal.named("email-dispatched", MailMessage.class);

    private final Templates templates;
    private final List<MailMessage> outbox = new CopyOnWriteArrayList<>();
    private InstantSource clock = InstantSource.system();
    private Object sender = this;
    private Supplier<MailSettings> settings = () -> MailSettings.LOCAL;

    private Mails(Templates templates) {
        this.templates = templates;
    }

    /** Mail out of these templates, sent to the server on this machine until told otherwise. */
    public static Mails create(Templates templates) {
        return new Mails(templates);
    }

    /** Takes the settings of the app, as they are when a message is sent, and its clock. */
    @Override
    public void init(App app) {
        sender = app;
        clock = () -> app.clock().instant();
        settings = () -> MailSettings.of(app.config().toMap());
    }

    /** Where mail is sent. */
    public Mails settings(MailSettings newSettings) {
        settings = () -> newSettings;
        return this;
    }

    /**
     * The message of a template.
     *
     * @throws MailHeaderException if a header can't be; says which, and where the value stands
     * @throws dev.carafe.templates.jinja.TemplateException if the template can't be rendered
     */
    public MailMessage render(String template, Map<String, ? extends @Nullable Object> model) {
        Values values = new Values();
        MailReader mail = MailReader.read(template, templates.render(template, model, values), values);
        MessageHeaders headers = MessageHeaders.of(mail.headers(), clock.instant());
        String text = headers.isHtml() ? null : mail.body();
        String html = headers.isHtml() ? mail.body() : alternative(template, model);
        return new MailMessage(headers.texts(), headers.addresses(), text, html, List.of());
    }

    private @Nullable String alternative(String template, Map<String, ? extends @Nullable Object> model) {
        String suffix = template.endsWith(".j2") ? ".j2" : "";
        String base = template.substring(0, template.length() - suffix.length());
        String stem = base.endsWith(".eml") || base.endsWith(".txt") ? base.substring(0, base.length() - 4) : base;
        String sibling = stem + ".html" + suffix;
        return templates.has(sibling) ? templates.render(sibling, model) : null;
    }

    /**
     * Sends a message and waits until the server has taken it; if sending is suppressed, puts it into the outbox.
     *
     * @throws IllegalArgumentException if it has no sender or no recipient
     * @throws MailSendException if the server can't be reached or refuses it
     */
    public void send(MailMessage message) {
        MailSettings now = settings.get();
        Address from = now.defaultSender();
        MailMessage complete = from == null ? message : message.orFrom(from);
        String missing = complete.from().isEmpty() ? "From" : complete.recipients().isEmpty() ? "To, Cc or Bcc" : "";
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("The message " + message + " has no " + missing
                    + ". The headers of a template end at its first blank line.");
        }
        if (now.suppressSend()) {
            outbox.add(complete);
        } else {
            new SmtpSender(now).send(complete);
        }
        EMAIL_DISPATCHED.send(sender, complete);
    }

    /** The messages that were not sent because sending is suppressed, in their order. */
    public List<MailMessage> outbox() {
        return List.copyOf(outbox);
    }
}
