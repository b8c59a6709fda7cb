package dev.carafe.testing;

import dev.carafe.App;
import dev.carafe.http.Outgoing;
import dev.carafe.http.RawRequest;
import dev.carafe.server.Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries requests by curl, over HTTP/2, and hands on the responses as those of HTTP/1.1. What changes the protocol goes by HTTP/1.1. */
final class CurlTransport implements Transport {
    private static final List<String> OWN = List.of("Accept", "User-Agent", "Content-Type", "Expect");

    private final List<String> options;
    private final Server server;
    private final Transport http1;
    private ServerSide side = new ServerSide();

    CurlTransport(App app, String... options) {
        Observed observed = new Observed(app);
        this.options = List.of(options);
        this.server = app.start(next -> (raw, send) -> serve(app, observed, raw, send));
        this.http1 = new SocketTransport(observed, server);
    }

    static boolean isHere() {
        try {
            Process curl = new ProcessBuilder("curl", "--version").redirectErrorStream(true).start();
            return new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("HTTP2");
        } catch (IOException e) {
            return false;
        }
    }

    private void serve(App app, Observed observed, RawRequest raw, Consumer<Outgoing> send) {
        if (raw.httpVersion().equals("2.0")) {
            side.observe(() -> app.serve(raw, send));
        } else {
            observed.serve(raw, send);
        }
    }

    @Override
    public Connection send(SentRequest request) throws IOException {
        side = new ServerSide();
        Process curl = new ProcessBuilder(command(request)).start();
        byte[] content = request.content();
        try (var in = curl.getOutputStream()) {
            in.write(content == null ? new byte[0] : content);
        } catch (IOException e) {
            // The server has not wanted all of it.
        }
        return new Received(http1(curl.getInputStream().readAllBytes(), request.isHead()), side, curl);
    }

    private List<String> command(SentRequest request) {
        List<String> command = new ArrayList<>(List.of("curl", "-s", "-S", "-i", "-k", "--path-as-is", "-g", "--max-time", "30",
                "--interface", request.remoteAddr()));
        command.addAll(options);
        if (request.isHead()) {
            command.add("--head");
        } else {
            command.addAll(List.of("-X", request.method()));
        }
        if (request.content() != null) {
            command.addAll(List.of("--data-binary", "@-"));
        }
        OWN.stream().filter(name -> !request.headers().contains(name)).forEach(name -> command.addAll(List.of("-H", name + ":")));
        for (Map.Entry<String, String> field : request.headers()) {
            if (!field.getKey().equalsIgnoreCase("Content-Length") && !field.getKey().equalsIgnoreCase("Connection")) {
                command.addAll(List.of("-H", field.getValue().isEmpty() ? field.getKey() + ";" : field.getKey() + ": " + field.getValue()));
            }
        }
        command.add(server.uri() + request.target());
        return command;
    }

    /** HTTP/1.1 tells by chunks what HTTP/2 tells by its frames: where a body ends whose length was not known. */
    private static byte[] http1(byte[] received, boolean head) throws IOException {
        String text = new String(received, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/2 ")) {
            throw new IOException("That is no response of HTTP/2: " + text);
        }
        String status = text.substring(7, 10);
        String fields = text.substring(text.indexOf("\r\n") + 2, end + 2);
        String body = text.substring(end + 4);
        boolean chunked = !head && !fields.contains("content-length: ") && !status.equals("204") && !status.equals("304");
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        write(response, "HTTP/1.1 " + status + " \r\n" + fields + (chunked ? "transfer-encoding: chunked\r\n" : "") + "\r\n");
        if (chunked && !body.isEmpty()) {
            write(response, Integer.toHexString(body.length()) + "\r\n" + body + "\r\n");
        }
        write(response, chunked ? "0\r\n\r\n" : body);
        return response.toByteArray();
    }

    private static void write(ByteArrayOutputStream to, String text) {
        to.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public Dialogue converse(SentRequest request) throws IOException {
        return http1.converse(request);
    }

    @Override
    public URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
    }

    private static final class Received implements Connection {
        private final ServerSide side;
        private final Process curl;
        private byte @Nullable [] left;

        Received(byte[] response, ServerSide side, Process curl) {
            this.left = response;
            this.side = side;
            this.curl = curl;
        }

        @Override
        public byte @Nullable [] receive() {
            byte[] all = left;
            left = null;
            return all;
        }

        @Override
        public ServerSide server() {
            return side;
        }

        @Override
        public void close() {
            try {
                if (!curl.waitFor(30, TimeUnit.SECONDS)) {
                    curl.destroy();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
