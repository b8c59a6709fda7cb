package dev.carafe.http;

import java.nio.charset.StandardCharsets;

/** Answers that send the client elsewhere. */
final class Redirect {
    /** What may stand in a URL as it is (RFC 3986, section 2), and the percent sign of what is encoded already. */
    private static final String URL_CHARACTERS = "-._~:/?#[]@!$&'()*+,;=%";

    private static final String HEX = "0123456789ABCDEF";

    private Redirect() { }

    static Response to(String location, int status) {
        if (status < 300 || status > 399 || status == 304) {
            throw new IllegalArgumentException(
                    "%d does not redirect. Use 301 or 308 for good, 302, 303 or 307 for once (RFC 9110, section 15.4).".formatted(status));
        }
        String target = encoded(location);
        String link = Html.escape(target);
        return Response.html("""
                <!doctype html>
                <title>Redirecting...</title>
                <h1>Redirecting...</h1>
                <p>You should be redirected automatically to the target URL: <a href="%s">%s</a>. If not, click the link.
                """.formatted(link, link)).status(status).header("Location", target);
    }

    /** The location with everything percent-encoded that a header can't hold. Control characters are refused by the header. */
    private static String encoded(String location) {
        StringBuilder encoded = new StringBuilder(location.length());
        for (byte b : location.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || URL_CHARACTERS.indexOf(c) >= 0 || c < ' ' || c == 127);
            if (plain) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return encoded.toString();
    }
}
