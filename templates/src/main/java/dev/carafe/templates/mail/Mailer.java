package dev.carafe.templates.mail;

import dev.carafe.App;
import dev.carafe.Extension;
import dev.carafe.signal.Signal;
import dev.carafe.templates.Templates;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Renders and sends mail. A mail is one template: headers, a blank line, the body.
 *
 * <pre>{@code
 * From: shop@example.com
 * To: {{ to }}
 * {% if cc %}
 * Cc: {{ cc }}
 * {% endif %}
 * Subject: Your order, {{ name }}
 *
 * Hello {{ name }}, ...
 * }</pre>
 *
 * <pre>{@code
 * app.install(templates).install(Mailer.create(templates));
 *
 * Mailer mailer = app().extension(Mailer.class);
 * mailer.send(mailer.render("order.eml.j2", Map.of("to", "bob@example.com", "name", "Bob")));
 * }</pre>
 *
 * <p>In an app, its {@code MAIL_} settings say where mail goes; with {@code TESTING} it only goes to the {@link #outbox}.
 *
 * <p>Only the template determines the headers: a value that would add a line, a header, an address or the end of the headers is refused.
 * Values in the body may be anything. Among the headers, lines with only tags, comments or empty values are ignored, and so are blank lines
 * before them. {@code Date} and {@code Message-ID} are added if they are missing.
 *
 * <p>A template {@code order.html.j2} next to {@code order.eml.j2} becomes the HTML alternative. A message with only HTML gets a text
 * derived from it.
 *
 * <p>Set up on one thread; thread-safe afterwards.
 */
public final class Mailer implements Extension {
    /**
     * Sent for each message that was sent or accepted by a backend. The sender is the app, or the {@code Mailer} without an app. The name
     * is Flask-Mail's.
     */
    public static final Signal<MailMessage> EMAIL_DISPATCHED = Signal.named("email-dispatched", MailMessage.class);

    private final Templates templates;
    private final Outbox outbox = new Outbox();
    private InstantSource clock = InstantSource.system();
    private Object sender = this;
    private Supplier<MailSettings> settings = () -> MailSettings.LOCAL;
    private @Nullable MailBackend backend;
    private @Nullable Supplier<String> accessToken;

    private Mailer(Templates templates) {
        this.templates = templates;
    }

    /** Creates a mailer that renders these templates, and sends to the server on this machine by default. */
    public static Mailer create(Templates templates) {
        return new Mailer(templates);
    }

    /** Uses the app's clock and settings. The settings are checked when the app starts, and read when a message is sent. */
    @Override
    public void init(App app) {
        sender = app;
        clock = () -> app.clock().instant();
        MailSettings.declare(app.config());
        settings = () -> MailSettings.read(app.config());
        app.onStart(() -> MailSettings.read(app.config()));
    }

    /** Sets where mail is sent. */
    public Mailer settings(MailSettings newSettings) {
        settings = () -> newSettings;
        return this;
    }

    /** Passes messages to this backend instead of {@code MAIL_BACKEND}. Suppressed ones still go to the outbox. */
    public Mailer backend(MailBackend newBackend) {
        backend = newBackend;
        return this;
    }

    /**
     * Logs in by OAuth 2 ({@code XOAUTH2}) as {@code MAIL_USERNAME}, with a token in place of the password. The supplier is called for each
     * connection, on the sending thread or one that works for it, and renews the token when it expires.
     */
    public Mailer accessToken(Supplier<String> token) {
        accessToken = token;
        return this;
    }

    /**
     * Renders the message of a template.
     *
     * @throws MailHeaderException if a header is invalid; the message says which, and where the value is
     * @throws dev.carafe.templates.jinja.TemplateException if the template can't be rendered
     */
    public MailMessage render(String template, Map<String, ? extends @Nullable Object> model) {
        Values values = new Values();
        MailReader mail = MailReader.read(template, templates.render(template, model, values), values);
        MessageHeaders headers = MessageHeaders.of(mail.headers(), clock.instant());
        MailBody body = headers.isHtml() ? MailBody.of("", mail.body(), null)
                : MailBody.of(mail.body(), alternative(template, model), null);
        return new MailMessage(headers, body, List.of(), null);
    }

    private @Nullable String alternative(String template, Map<String, ? extends @Nullable Object> model) {
        String suffix = template.endsWith(".j2") ? ".j2" : "";
        String base = template.substring(0, template.length() - suffix.length());
        String stem = base.endsWith(".eml") || base.endsWith(".txt") ? base.substring(0, base.length() - 4) : base;
        String sibling = stem + ".html" + suffix;
        return templates.has(sibling) ? templates.render(sibling, model) : null;
    }

    /**
     * Sends a message like {@link MailConnection#send}, over a new connection.
     *
     * @throws IllegalArgumentException if it has no sender or no recipient
     * @throws MailSendException if the server can't be reached, or refuses the message or a recipient
     */
    public void send(MailMessage message) {
        try (MailConnection connection = connect()) {
            connection.send(message);
        }
    }

    /** Returns a connection for several messages, with the current settings. Close it at the end. */
    public MailConnection connect() {
        MailSettings now = settings.get();
        MailBackend used = now.suppressSend() ? outbox : backend != null ? backend : switch (now.backend()) {
            case SMTP -> new SmtpConnection(now, accessToken);
            case CONSOLE -> MailBackend.console();
            case FILE -> MailBackend.file(now.filePath());
            case OUTBOX -> outbox;
        };
        return new MailConnection(used, now.defaultSender(), message -> EMAIL_DISPATCHED.send(sender, message));
    }

    /** Returns the last 1,000 messages that were not sent because sending is suppressed, in order. */
    public List<MailMessage> outbox() {
        return outbox.messages();
    }

    /** Empties the outbox. */
    public void clearOutbox() {
        outbox.clear();
    }
}
