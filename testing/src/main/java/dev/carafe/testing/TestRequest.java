package dev.carafe.testing;

import dev.carafe.http.Headers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that is being described; {@link #send} sends it. Not thread-safe. */
public final class TestRequest {
    private final TestClient client;
    private final String method;
    private final String target;
    private final List<String> headers = new ArrayList<>();
    private byte @Nullable [] body;

    TestRequest(TestClient client, String method, String target) {
        this.client = client;
        this.method = method;
        this.target = target;
    }

    /** Adds a header field. */
    public TestRequest header(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    /** Sends a value as JSON. */
    public TestRequest json(@Nullable Object value) {
        return body(client.json(value), "application/json");
    }

    /** Sends bytes of a content type. */
    public TestRequest body(byte[] bytes, String contentType) {
        body = bytes;
        return header("Content-Type", contentType);
    }

    /** Sends the request and waits for its answer. */
    public TestResponse send() {
        return client.send(this);
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    byte[] bytes() {
        Headers given = Headers.of(headers.toArray(String[]::new));
        StringBuilder head = new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        if (!given.contains("Host")) {
            head.append("Host: localhost\r\n");
        }
        for (Map.Entry<String, String> field : given) {
            head.append(field.getKey()).append(": ").append(field.getValue()).append("\r\n");
        }
        if (body != null && !given.contains("Transfer-Encoding")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        if (body != null) {
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    /** The method and the target: {@code "GET /person/1"}. */
    @Override
    public String toString() {
        return method + " " + target;
    }
}
