package dev.carafe.templates.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Writes encoded words (RFC 2047): text beyond ASCII where a header has text or a name. */
final class EncodedWords {
    /** The maximum length of a word; a line with one has at most 76 characters (section 2). */
    static final int LONGEST = 75;

    private static final int SHORTEST = 24;
    private static final int AROUND = "=?UTF-8?B??=".length();
    private static final Pattern ENCODED = Pattern.compile("=\\?[^?\\s]*\\?[^?\\s]*\\?[^?]*\\?=");

    private EncodedWords() {}

    /** Returns how many characters the first word may have after the name of its header. */
    static int roomBeside(String header) {
        int room = LONGEST - header.length() - 1;
        return room < SHORTEST ? LONGEST : room;
    }

    /** Returns whether a text needs no encoding: it is ASCII, and no part of it looks like an encoded word. */
    static boolean isPlain(String text) {
        return text.chars().allMatch(c -> (c >= ' ' && c <= '~') || c == '\t') && !ENCODED.matcher(text).find();
    }

    /** Encodes a text as words separated by blanks. No word splits a character. */
    static String encode(String text, int room) {
        StringBuilder words = new StringBuilder();
        StringBuilder part = new StringBuilder();
        int bytes = 0;
        int most = bytesIn(room);
        for (int c : text.codePoints().toArray()) {
            int size = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > most) {
                word(part, words);
                bytes = 0;
                most = bytesIn(LONGEST);
            }
            part.appendCodePoint(c);
            bytes += size;
        }
        word(part, words);
        return words.toString();
    }

    private static int bytesIn(int length) {
        return (length - AROUND) / 4 * 3;
    }

    private static void word(StringBuilder part, StringBuilder words) {
        byte[] utf8 = part.toString().getBytes(StandardCharsets.UTF_8);
        String encoded = Base64.getEncoder().encodeToString(utf8);
        words.append(words.isEmpty() ? "" : " ").append("=?UTF-8?B?").append(encoded).append("?=");
        part.setLength(0);
    }
}
