package dev.carafe.templates.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Python's own e-mail parser with its strict policy, an independent judge: one process that reads messages one after the other. */
final class PythonReader implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process python;
    private final DataOutputStream out;
    private final BufferedReader in;

    private PythonReader(Process python) {
        this.python = python;
        this.out = new DataOutputStream(python.getOutputStream());
        this.in = python.inputReader();
    }

    /** Skips the test, and says so, if there is no Python. */
    static PythonReader start() throws IOException, InterruptedException {
        boolean found;
        try {
            found = new ProcessBuilder("python3", "-c", "").start().waitFor() == 0;
        } catch (IOException e) {
            found = false;
        }
        assumeTrue(found, "python3 is not installed: its e-mail parser can't judge the messages");
        return new PythonReader(new ProcessBuilder("python3", Path.of("src/test/resources/mail/read_mail.py").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** What Python reads; without a defect. */
    JsonNode read(MailMessage message) throws IOException {
        return read(message.toBytes());
    }

    JsonNode read(byte[] message) throws IOException {
        out.writeInt(message.length);
        out.write(message);
        out.flush();
        JsonNode read = JSON.readTree(in.readLine());
        assertThat(read.get("defects")).as("%s", new String(message, StandardCharsets.US_ASCII).lines().collect(Collectors.joining("\n")))
                .isEmpty();
        return read;
    }

    /** The first part of a type. */
    static JsonNode part(JsonNode message, String type) {
        return StreamSupport.stream(message.get("parts").spliterator(), false).filter(part -> part.get("type").asText().equals(type))
                .findFirst().orElseThrow(() -> new AssertionError("no part of type " + type + " in " + message));
    }

    static byte[] bytes(JsonNode part) {
        return Base64.getDecoder().decode(part.get("bytes").asText());
    }

    @Override
    public void close() throws IOException {
        out.close();
        in.close();
        python.destroy();
    }
}
