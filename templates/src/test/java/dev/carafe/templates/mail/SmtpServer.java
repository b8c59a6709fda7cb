package dev.carafe.templates.mail;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real SMTP server, Python's aiosmtpd, on a free port. */
final class SmtpServer implements AutoCloseable {
    private final Process python;
    private final BufferedReader in;
    private final int port;

    private SmtpServer(Process python) throws IOException {
        this.python = python;
        this.in = python.inputReader();
        this.port = Integer.parseInt(in.readLine());
    }

    /** Skips the test, and says so, if there is no aiosmtpd. */
    static SmtpServer start(String... options) throws IOException, InterruptedException {
        String python = python();
        assumeTrue(python != null, "python3-aiosmtpd is not installed: there is no server to send to");
        List<String> command = new ArrayList<>(List.of(String.valueOf(python), Path.of("src/test/resources/mail/smtp_server.py")
                .toString()));
        command.addAll(List.of(options));
        return new SmtpServer(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    private static @Nullable String python() throws InterruptedException {
        for (String candidate : List.of("/usr/bin/python3", "python3")) {
            try {
                if (new ProcessBuilder(candidate, "-c", "import aiosmtpd").start().waitFor() == 0) {
                    return candidate;
                }
            } catch (IOException e) {
                // not there; the next one may be
            }
        }
        return null;
    }

    int port() {
        return port;
    }

    /** The settings for this server, with others. */
    MailSettings settings(Map<String, ?> others) {
        Map<String, Object> settings = new HashMap<>(Map.of("MAIL_SERVER", "127.0.0.1", "MAIL_PORT", port));
        settings.putAll(others);
        return MailSettings.of(settings);
    }

    /** The next message that was taken. */
    JsonNode received() throws IOException {
        return new ObjectMapper().readTree(in.readLine());
    }

    static byte[] content(JsonNode received) {
        return Base64.getDecoder().decode(received.get("content").asText());
    }

    @Override
    public void close() throws IOException {
        python.getOutputStream().close();
        in.close();
        python.destroy();
    }
}
