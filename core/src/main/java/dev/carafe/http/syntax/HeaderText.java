package dev.carafe.http.syntax;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses the parts of header values: tokens, quoted strings, lists and parameters (RFC 9110, section 5.6). Linear time. */
public final class HeaderText {
    private HeaderText() {}

    public static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** Splits a text at separators outside quotes. Drops surrounding blanks and empty pieces. */
    public static List<String> split(String text, char separator) {
        List<String> pieces = new ArrayList<>(4);
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == separator && !quoted) {
                addPiece(pieces, text, start, i);
                start = i + 1;
            }
        }
        addPiece(pieces, text, start, text.length());
        return pieces;
    }

    private static void addPiece(List<String> pieces, String text, int start, int end) {
        String piece = text.substring(start, end).strip();
        if (!piece.isEmpty()) {
            pieces.add(piece);
        }
    }

    /** Returns a token unchanged, and anything else in quotes. */
    public static String quote(String text) {
        return HeaderSyntax.isToken(text) ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /**
     * Returns the text of a quoted string, or an unquoted text unchanged. Only quotes and backslashes can be escaped, since browsers send
     * the path {@code "C:\new.txt"} literally.
     */
    public static String unquote(String text) {
        int last = text.length() - 1;
        if (last < 1 || text.charAt(0) != '"' || text.charAt(last) != '"') {
            return text;
        }
        if (text.indexOf('\\') < 0) {
            return text.substring(1, last);
        }
        StringBuilder plain = new StringBuilder(last);
        for (int i = 1; i < last; i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < last && (text.charAt(i + 1) == '\\' || text.charAt(i + 1) == '"')) {
                c = text.charAt(++i);
            }
            plain.append(c);
        }
        return plain.toString();
    }

    /**
     * Returns the {@code name=value} pieces from an index on, by lower-case name. A missing value is empty, and of equal names the first
     * counts. A {@code name*} in the extended notation of RFC 8187 overrides the plain name.
     */
    public static Map<String, String> parameters(List<String> pieces, int from) {
        Map<String, String> plain = new LinkedHashMap<>();
        Map<String, String> extended = readParameters(pieces, from, plain);
        plain.putAll(extended);
        return plain;
    }

    /**
     * Returns the same as {@link #parameters}, except that a plain name overrides the extended notation, which RFC 7578, section 4.2,
     * forbids in forms. .NET's clients send both, the plain one as an encoded word of mails (RFC 2047), which does not override.
     */
    public static Map<String, String> formParameters(List<String> pieces, int from) {
        Map<String, String> plain = new LinkedHashMap<>();
        readParameters(pieces, from, plain).forEach((name, extended) ->
                plain.merge(name, extended, (value, other) -> isEncodedWord(value) ? other : value));
        return plain;
    }

    private static boolean isEncodedWord(String value) {
        return value.startsWith("=?") && value.endsWith("?=");
    }

    /** Adds the plain parameters to a map and returns those in the extended notation. */
    private static Map<String, String> readParameters(List<String> pieces, int from, Map<String, String> plain) {
        Map<String, String> extended = new LinkedHashMap<>();
        for (String piece : pieces.subList(Math.min(from, pieces.size()), pieces.size())) {
            int equals = piece.indexOf('=');
            String name = lower((equals < 0 ? piece : piece.substring(0, equals)).strip());
            String value = equals < 0 ? "" : unquote(piece.substring(equals + 1).strip());
            if (name.endsWith("*")) {
                extended.put(name.substring(0, name.length() - 1), extended(value));
            } else if (HeaderSyntax.isToken(name)) {
                plain.putIfAbsent(name, value);
            }
        }
        return extended;
    }

    /** Decodes the extended notation: {@code UTF-8'en'h%C3%A9} is hé. */
    private static String extended(String value) {
        int language = value.indexOf('\'');
        int text = value.indexOf('\'', language + 1);
        byte[] octets = value.substring(text + 1).getBytes(UTF_8);
        return PercentEncoding.decode(octets, 0, octets.length, false);
    }

    /** Decodes a header value as UTF-8 whose bytes were read as Latin-1. */
    public static String utf8(String text) {
        boolean ascii = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0xFF) {
                return text;
            }
            ascii &= c < 0x80;
        }
        return ascii ? text : new String(text.getBytes(ISO_8859_1), UTF_8);
    }

    /** Parses digits; returns -1 for anything else. Caps a huge number, since no length is that large. */
    public static long number(@Nullable String digits) {
        if (digits == null || digits.isEmpty()) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = Math.min(number * 10 + digit, 1L << 58);
        }
        return number;
    }

    public static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
