package dev.carafe.templates.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Receives messages instead of an SMTP server.
 *
 * <pre>{@code
 * mailer.backend(message -> queue.add(message.toBytes()));
 * }</pre>
 */
@FunctionalInterface
public interface MailBackend {
    /** Delivers a message, which has a sender and a recipient. Must be thread-safe. */
    void deliver(MailMessage message);

    /** Returns a backend that prints messages in readable form: headers, text, and the names of the files. */
    @SuppressWarnings("SystemOut")
    static MailBackend console() {
        return message -> {
            StringBuilder shown = new StringBuilder("-".repeat(79)).append('\n');
            message.headers().forEach((name, value) -> shown.append(name).append(": ").append(value).append('\n'));
            shown.append('\n').append(message.text()).append(message.text().endsWith("\n") ? "" : "\n");
            message.attachments().forEach(attachment -> shown.append("[").append(attachment).append("]\n"));
            System.out.print(shown);
        };
    }

    /** Returns a backend that writes each message to its own {@code .eml} file, and creates the folder. Bcc is left out. */
    static MailBackend file(Path folder) {
        return message -> {
            try {
                Files.createDirectories(folder);
                Path part = Files.createTempFile(folder, "mail-", ".part");
                Files.write(part, message.toBytes());
                String name = String.valueOf(part.getFileName()).replace(".part", ".eml");
                Files.move(part, folder.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException("Can't write " + message + " into " + folder, e);
            }
        };
    }
}
