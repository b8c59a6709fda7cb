package dev.carafe.debug;

import dev.carafe.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * A page of debug mode that needs nothing else: its style and its script are in it, and its policy lets a browser run these two and load
 * nothing (Content Security Policy, by their hashes).
 *
 * @param title the title
 * @param body the markup of the body
 */
public record Document(String title, String body) {
    private static final String STYLE = resource("page.css");
    private static final String SCRIPT = resource("page.js");
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE) + "'; script-src 'sha256-" + hash(SCRIPT)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The page as an answer of status 500, which nobody keeps. */
    public Response toResponse() {
        Html head = new Html().add("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                """, title);
        String html = head + "<style>" + STYLE + "</style>\n</head>\n<body>\n" + body + "<script>" + SCRIPT + "</script>\n</body>\n</html>\n";
        return Response.html(html).status(500).header("Content-Security-Policy", POLICY).header("Cache-Control", "no-store");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Document.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
