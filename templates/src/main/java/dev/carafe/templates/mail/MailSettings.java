package dev.carafe.templates.mail;

import dev.carafe.config.Config;
import dev.carafe.config.Declaration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings for sending mail: the {@code MAIL_*} keys of Flask-Mail, and more.
 *
 * @param server {@code MAIL_SERVER}, "localhost"
 * @param port {@code MAIL_PORT}, 25
 * @param useTls {@code MAIL_USE_TLS}: requires STARTTLS
 * @param useSsl {@code MAIL_USE_SSL}: TLS from the first byte
 * @param username {@code MAIL_USERNAME}; null for no login
 * @param password {@code MAIL_PASSWORD}
 * @param defaultSender {@code MAIL_DEFAULT_SENDER}, of a message without {@code From}: an address, or name and address as a list
 * @param suppressSend {@code MAIL_SUPPRESS_SEND}, or {@code TESTING} if that is not set: messages only go to the outbox
 * @param sendPartial {@code MAIL_SEND_PARTIAL}, true: a refused recipient does not stop the others
 * @param timeout {@code MAIL_TIMEOUT}, 30 seconds: the longest wait for the connection and for each reply
 * @param totalTimeout {@code MAIL_TOTAL_TIMEOUT}, 120 seconds: the longest time for one message in all
 * @param caFile {@code MAIL_CA_FILE}: trusted certificates in PEM instead of the JDK's; null for the JDK's
 * @param backend {@code MAIL_BACKEND}, smtp
 * @param filePath {@code MAIL_FILE_PATH}, the folder of the file backend, "mail"
 */
public record MailSettings(String server, int port, boolean useTls, boolean useSsl, @Nullable String username,
        @Nullable String password, @Nullable Address defaultSender, boolean suppressSend, boolean sendPartial, Duration timeout,
        Duration totalTimeout, @Nullable Path caFile, Backend backend, Path filePath) {
    /** Where messages go. */
    public enum Backend {
        /** The server. */
        SMTP,
        /** The standard output, in readable form. */
        CONSOLE,
        /** A folder, one file each. */
        FILE,
        /** The mailer's outbox. */
        OUTBOX
    }

    /** A server on this machine, port 25, no login. */
    public static final MailSettings LOCAL = new MailSettings("localhost", 25, false, false, null, null, null, false, true,
            Duration.ofSeconds(30), Duration.ofSeconds(120), null, Backend.SMTP, Path.of("mail"));

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    /** Declares the settings of a single type; {@code MAIL_DEFAULT_SENDER} may have several. */
    static void declare(Config config) {
        config.declare(
                Declaration.text("MAIL_SERVER"),
                Declaration.integer("MAIL_PORT", 1, 65_535).orElse(LOCAL.port),
                Declaration.bool("MAIL_USE_TLS").orElse(false),
                Declaration.bool("MAIL_USE_SSL").orElse(false),
                Declaration.text("MAIL_USERNAME"),
                Declaration.text("MAIL_PASSWORD"),
                Declaration.bool("MAIL_SUPPRESS_SEND"),
                Declaration.bool("MAIL_SEND_PARTIAL").orElse(LOCAL.sendPartial),
                Declaration.duration("MAIL_TIMEOUT", SHORTEST, LONGEST).orElse(LOCAL.timeout),
                Declaration.duration("MAIL_TOTAL_TIMEOUT", SHORTEST, LONGEST).orElse(LOCAL.totalTimeout),
                Declaration.text("MAIL_CA_FILE"),
                Declaration.text("MAIL_BACKEND"),
                Declaration.text("MAIL_FILE_PATH"));
    }

    /**
     * Reads the settings of an app. Missing ones default to {@link #LOCAL}.
     *
     * @throws dev.carafe.config.ConfigException if a value has the wrong type or is out of range; the message names the key and the value's
     *     source
     * @throws IllegalArgumentException if values contradict each other; the message names the keys
     */
    public static MailSettings of(Config config) {
        declare(config);
        return read(config);
    }

    /** Reads settings that are declared. */
    static MailSettings read(Config config) {
        boolean useTls = config.getBoolean("MAIL_USE_TLS");
        boolean useSsl = config.getBoolean("MAIL_USE_SSL");
        if (useTls && useSsl) {
            throw new IllegalArgumentException("MAIL_USE_TLS and MAIL_USE_SSL are both true. Set the first for STARTTLS (port 587), or the"
                    + " second for TLS from the first byte (port 465).");
        }
        String server = text(config, "MAIL_SERVER");
        String caFile = text(config, "MAIL_CA_FILE");
        String filePath = text(config, "MAIL_FILE_PATH");
        Backend backend = config.get("MAIL_BACKEND", Backend.class);
        return new MailSettings(server == null ? LOCAL.server : server, config.getInt("MAIL_PORT"), useTls, useSsl,
                text(config, "MAIL_USERNAME"), text(config, "MAIL_PASSWORD"), sender(config),
                config.getBoolean(config.get("MAIL_SUPPRESS_SEND") == null ? "TESTING" : "MAIL_SUPPRESS_SEND"),
                config.getBoolean("MAIL_SEND_PARTIAL"), config.getDuration("MAIL_TIMEOUT"), config.getDuration("MAIL_TOTAL_TIMEOUT"),
                caFile == null ? null : Path.of(caFile), backend == null ? LOCAL.backend : backend,
                filePath == null ? LOCAL.filePath : Path.of(filePath));
    }

    /** Reads the settings by their keys, as {@link #of(Config)} does. */
    public static MailSettings of(Map<String, ? extends @Nullable Object> settings) {
        return of(new Config().fromMap(settings));
    }

    /** Returns a text, or null for an empty one, since an environment variable can't be null. */
    private static @Nullable String text(Config config, String key) {
        String text = config.getString(key);
        return text == null || text.isBlank() ? null : text;
    }

    /** Returns the default sender: an address as text or, as in Flask-Mail, a name and an address as a list or a text with a comma. */
    private static @Nullable Address sender(Config config) {
        Object value = config.get("MAIL_DEFAULT_SENDER");
        if (value instanceof Address || value == null) {
            return (Address) value;
        }
        List<String> parts = config.getList("MAIL_DEFAULT_SENDER");
        try {
            if (parts.size() == 2 && parts.getFirst().indexOf('@') < 0 && parts.getLast().indexOf('<') < 0) {
                return Address.of(parts.getFirst(), parts.getLast());
            }
            boolean list = !(value instanceof CharSequence) || value.toString().startsWith("[");
            List<Address> senders = parts.isEmpty() ? List.of() : AddressList.parse(list ? parts.getFirst() : value.toString()).mailboxes();
            if (senders.size() > 1 || (list && parts.size() > 1)) {
                throw new IllegalArgumentException("There is more than one.");
            }
            return senders.isEmpty() ? null : senders.getFirst();
        } catch (IllegalArgumentException | MailHeaderException e) {
            throw new IllegalArgumentException("MAIL_DEFAULT_SENDER is one address, Shop <shop@example.com>, or a list of a name and an"
                    + " address, not " + value + ".", e);
        }
    }

    /** Returns server and port, without the password. */
    @Override
    public String toString() {
        return "MailSettings[" + server + ":" + port + "]";
    }
}
