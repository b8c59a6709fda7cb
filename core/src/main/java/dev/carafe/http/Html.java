package dev.carafe.http;

/**
 * Makes HTML out of text.
 *
 * <pre>{@code
 * return Response.html("<h1>" + Html.escape(name) + "</h1>");
 * }</pre>
 */
public final class Html {
    private Html() { }

    /** Returns the text with the five characters escaped that mean something in HTML, in element or attribute. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&#34;").replace("'", "&#39;");
    }
}
