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
 * <p>Installed in an app, its {@code MAIL_} settings say where mail goes, and with {@code TESTING} it goes into the {@link #outbox} only.
 *
 * <p>The headers are what the template says they are: a value can't add a line, a header, an address or the end of the headers;
 * one that tries is refused. Values in the body may hold anything. Lines with only tags, comments or empty values count as no line
 * among the headers; blank lines before them don't count either. {@code Date} and {@code Message-ID} are added if they are missing.
 *
 * <p>A template {@code order.html.j2} beside {@code order.eml.j2} becomes the HTML alternative. A message with HTML only gets a text made
 * of it.
 *
 * <p>Set up by one thread; then used by any number of threads at once.
 */
public final class Mailer implements Extension {
    /**
     * Tells of each message that was sent, or taken by a backend. The sender is the app, or the {@code Mailer} that no app has. The name
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

    /** Creates a mailer that renders these templates, and sends to the server on this machine until told otherwise. */
    public static Mailer create(Templates templates) {
        return new Mailer(templates);
    }

    /** Takes the clock of the app and its settings: they are checked when the app starts, and read when a message is sent. */
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

    /** Hands messages to this backend instead of what {@code MAIL_BACKEND} says; suppressed ones go into the outbox nevertheless. */
    public Mailer backend(MailBackend newBackend) {
        backend = newBackend;
        return this;
    }

    /**
     * Logs in by OAuth 2 ({@code XOAUTH2}) as {@code MAIL_USERNAME}, with a token in place of the password. The supplier is asked for each
     * connection, in the thread that sends or in one that works for it, and renews the token when it expires.
     */
    public Mailer accessToken(Supplier<String> token) {
        accessToken = token;
        return this;
    }

    /**
     * Renders the message of a template.
     *
     * @throws MailHeaderException if a header is invalid; says which, and where the value stands
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
     * Sends a message, as {@link MailConnection#send} does, over a connection of its own.
     *
     * @throws IllegalArgumentException if it has no sender or no recipient
     * @throws MailSendException if the server can't be reached, or refuses the message or a recipient
     */
    public void send(MailMessage message) {
        try (MailConnection connection = connect()) {
            connection.send(message);
        }
    }

    /** Returns a connection for several messages; close it at the end. Its settings are those of now. */
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

    /** Returns the messages that were not sent because sending is suppressed: the last 1,000, in their order. */
    public List<MailMessage> outbox() {
        return outbox.messages();
    }

    /** Empties the outbox. */
    public void clearOutbox() {
        outbox.clear();
    }
}
