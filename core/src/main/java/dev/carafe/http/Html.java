package dev.carafe.http;

/**
 * Converts text to HTML.
 *
 * <pre>{@code
 * return Response.html("<h1>" + Html.escape(name) + "</h1>");
 * }</pre>
 */
public final class Html {
    private Html() { }

    /** Escapes the five characters that have a meaning in HTML, for use in elements and attributes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&#34;").replace("'", "&#39;");
    }
}
