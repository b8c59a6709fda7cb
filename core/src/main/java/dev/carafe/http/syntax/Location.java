package dev.carafe.http.syntax;

import java.nio.charset.StandardCharsets;

/** The value of a {@code Location} field (RFC 9110, section 10.2.2). */
public final class Location {
    /** The characters that a URL may have unencoded (RFC 3986, section 2), and the percent sign of existing escapes. */
    private static final String URL_CHARACTERS = "-._~:/?#[]@!$&'()*+,;=%";

    private static final String HEX = "0123456789ABCDEF";

    private Location() { }

    /**
     * Percent-encodes every character that a URL can't have, except control characters, which the field refuses. A tab is none of these: a
     * field may have it, and browsers drop it, which makes {@code //evil.example} of {@code /<tab>/evil.example}.
     */
    public static String encoded(String url) {
        StringBuilder encoded = new StringBuilder(url.length());
        for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean refusedByField = (c < ' ' && c != '\t') || c == 127;
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || URL_CHARACTERS.indexOf(c) >= 0 || refusedByField);
            if (plain) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return encoded.toString();
    }
}
