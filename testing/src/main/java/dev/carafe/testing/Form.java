package dev.carafe.testing;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A form under construction: url-encoded, or multipart once it has a file. */
final class Form {
    private final List<Part> parts = new ArrayList<>();
    private final String boundary = "carafe-" + UUID.randomUUID();
    private boolean multipart;

    void field(String name, String value) {
        parts.add(new Part("form-data; name=\"" + escaped(name) + "\"", "", name, value.getBytes(StandardCharsets.UTF_8)));
    }

    void file(String name, String filename, String type, byte[] content) {
        multipart = true;
        parts.add(new Part("form-data; name=\"" + escaped(name) + "\"; filename=\"" + escaped(filename) + "\"",
                "Content-Type: " + type + "\r\n", name, content));
    }

    /** Escapes names like browsers (the HTML standard, section 4.10.22.8). */
    private static String escaped(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    String contentType() {
        return multipart ? "multipart/form-data; boundary=" + boundary : "application/x-www-form-urlencoded";
    }

    byte[] bytes() {
        return multipart ? multipart() : urlEncoded();
    }

    private byte[] urlEncoded() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(text.isEmpty() ? "" : "&").append(pair(part.name, new String(part.content, StandardCharsets.UTF_8)));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private byte[] multipart() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Part part : parts) {
            String head = "--" + boundary + "\r\nContent-Disposition: " + part.disposition + "\r\n" + part.type + "\r\n";
            body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(part.content);
            body.writeBytes(new byte[] {'\r', '\n'});
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private static final class Part {
        final String disposition;
        final String type;
        final String name;
        final byte[] content;

        Part(String disposition, String type, String name, byte[] content) {
            this.disposition = disposition;
            this.type = type;
            this.name = name;
            this.content = content;
        }
    }
}
