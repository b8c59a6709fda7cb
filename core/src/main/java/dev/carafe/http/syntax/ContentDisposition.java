package dev.carafe.http.syntax;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;

/** Formats the header that makes browsers save a response under a name: in ASCII and, if that loses anything, also in full (RFC 6266). */
public final class ContentDisposition {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String ATTR_CHARS = "!#$&+-.^_`|~";

    private ContentDisposition() { }

    public static String attachment(String filename) {
        String ascii = ascii(filename);
        String value = "attachment; filename=" + HeaderText.quote(ascii);
        return ascii.equals(filename) ? value : value + "; filename*=UTF-8''" + extended(filename);
    }

    /** Returns the letters without their accents. Drops letters of other scripts. */
    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD).chars().filter(c -> c < 128).forEach(c -> ascii.append((char) c));
        return ascii.toString();
    }

    /** Returns the extended notation of RFC 8187. */
    private static String extended(String text) {
        StringBuilder encoded = new StringBuilder(text.length() * 2);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (HeaderText.isAlphanumeric(c) || ATTR_CHARS.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append("%").append(HEX.toHexDigits(octet));
            }
        }
        return encoded.toString();
    }
}
