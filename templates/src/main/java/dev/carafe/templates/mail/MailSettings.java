package dev.carafe.templates.mail;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where mail goes: the {@code MAIL_*} keys of Flask-Mail.
 *
 * @param server {@code MAIL_SERVER}, "localhost"
 * @param port {@code MAIL_PORT}, 25
 * @param useTls {@code MAIL_USE_TLS}: demands STARTTLS
 * @param useSsl {@code MAIL_USE_SSL}: TLS from the first byte
 * @param username {@code MAIL_USERNAME}; null for no login
 * @param password {@code MAIL_PASSWORD}
 * @param defaultSender {@code MAIL_DEFAULT_SENDER}, of a message without {@code From}
 * @param suppressSend {@code MAIL_SUPPRESS_SEND}, or {@code TESTING} where that is missing: messages go into the outbox only
 */
public record MailSettings(String server, int port, boolean useTls, boolean useSsl, @Nullable String username,
        @Nullable String password, @Nullable Address defaultSender, boolean suppressSend) {
    /** A server on this machine, port 25, no login. */
    public static final MailSettings LOCAL = new MailSettings("localhost", 25, false, false, null, null, null, false);

    /**
     * The settings by their keys; what is missing is as in {@link #LOCAL}.
     *
     * @throws IllegalArgumentException if a value is not of its kind; names the key
     */
    public static MailSettings of(Map<String, ? extends @Nullable Object> config) {
        String sender = text(config, "MAIL_DEFAULT_SENDER");
        String server = text(config, "MAIL_SERVER");
        return new MailSettings(server == null ? LOCAL.server : server, port(config), flag(config, "MAIL_USE_TLS"),
                flag(config, "MAIL_USE_SSL"), text(config, "MAIL_USERNAME"), text(config, "MAIL_PASSWORD"),
                sender == null ? null : AddressList.parse(sender).getFirst(),
                flag(config, config.get("MAIL_SUPPRESS_SEND") == null ? "TESTING" : "MAIL_SUPPRESS_SEND"));
    }

    private static @Nullable String text(Map<String, ? extends @Nullable Object> config, String key) {
        Object value = config.get(key);
        return value == null ? null : value.toString();
    }

    private static boolean flag(Map<String, ? extends @Nullable Object> config, String key) {
        Object value = config.get(key);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw new IllegalArgumentException(key + " is true or false, not " + value + ".");
    }

    private static int port(Map<String, ? extends @Nullable Object> config) {
        Object value = config.get("MAIL_PORT");
        if (value == null) {
            return LOCAL.port;
        }
        if (value instanceof Number number && number.intValue() > 0 && number.intValue() < 65_536) {
            return number.intValue();
        }
        throw new IllegalArgumentException("MAIL_PORT is a port from 1 to 65535, not " + value + ".");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MailSettings[" + server + ":" + port + "]";
    }
}
