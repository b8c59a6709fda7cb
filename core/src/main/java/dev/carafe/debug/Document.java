package dev.carafe.debug;

import dev.carafe.http.Request;
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
 * A self-contained page of debug mode. Its style and script are inline, and its Content Security Policy allows only these two, by their
 * hashes.
 *
 * @param title the title
 * @param header the markup that says what happened
 * @param main the markup of the details
 * @param text the same page as text
 * @param broken the name of the broken build, for the link to the last good one; empty if none is broken
 */
record Document(String title, String header, String main, String text, String broken) {
    private static final String STYLE = resource("page.css");
    private static final String SCRIPT = resource("page.js");
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE) + "'; script-src 'sha256-" + hash(SCRIPT)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Returns a 500 with the page or, for a client that does not ask for HTML, the text. It must not be cached. */
    Response respond(Request request) {
        Response response = wantsHtml(request) ? Response.html(html()).header("Content-Security-Policy", POLICY) : Response.text(text);
        return response.status(500).header("Cache-Control", "no-store");
    }

    /** Returns whether the client's {@code Accept} names HTML. A client that accepts anything, such as curl, gets text. */
    private static boolean wantsHtml(Request request) {
        return request.acceptMimetypes().isEmpty() || request.acceptMimetypes().choices().stream()
                .anyMatch(choice -> choice.value().startsWith("text/html") && choice.quality() > 0);
    }

    private String html() {
        return new Html()
                .add("""
                        <!doctype html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta name="color-scheme" content="light dark">
                        <title>%s</title>
                        """, title)
                .addMarkup("<style>" + STYLE + "</style>\n</head>\n<body>\n<header>\n" + header)
                .add("""
                        <p class="tools"><button type="button" id="copy">Copy as text</button>
                        """)
                .add(main.contains("<details") ? "<button type=\"button\" id=\"unfold\">Unfold all</button>\n" : "")
                .add(broken.isEmpty() ? "" : "<button type=\"button\" data-broken=\"%s\">Last good version</button>\n", broken)
                .addMarkup("</p>\n</header>\n<main>\n" + main + "</main>\n")
                .add("""
                        <footer>
                        <p>Carafe on Java %s. This page is shown at this machine only, and only in debug mode.</p>
                        <textarea id="text" readonly hidden>
                        %s</textarea>
                        </footer>
                        """, Runtime.version(), text)
                .addMarkup("<script>" + SCRIPT + "</script>\n</body>\n</html>\n")
                .toString();
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
