package dev.carafe.templates.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Header text in ASCII: RFC 2047's encoded words where it needs them, folded by RFC 5322, section 2.2.3. */
final class EncodedWords {
    /** So that a word has at most 75 characters: {@code =?UTF-8?B?...?=}. */
    private static final int BYTES_A_WORD = 45;
    private static final int LINE = 76;

    private EncodedWords() {}

    /** Whether the text can stand as it is: ASCII, nothing that reads as an encoded word, no word too long to fold. */
    static boolean isPlain(String text) {
        int word = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            word = c == ' ' ? 0 : word + 1;
            if (c < ' ' || c > '~' || word > LINE) {
                return false;
            }
        }
        return !text.contains("=?");
    }

    /** All of the text as encoded words with blanks between them, none of which splits a character. */
    static String encode(String text) {
        StringBuilder words = new StringBuilder();
        StringBuilder part = new StringBuilder();
        int bytes = 0;
        for (int c : text.codePoints().toArray()) {
            int size = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > BYTES_A_WORD) {
                word(part, words);
                bytes = 0;
            }
            part.appendCodePoint(c);
            bytes += size;
        }
        word(part, words);
        return words.toString();
    }

    private static void word(StringBuilder part, StringBuilder words) {
        byte[] utf8 = part.toString().getBytes(StandardCharsets.UTF_8);
        String encoded = Base64.getEncoder().encodeToString(utf8);
        words.append(words.isEmpty() ? "" : " ").append("=?UTF-8?B?").append(encoded).append("?=");
        part.setLength(0);
    }

    /** The text of a header without a structure, encoded if it must be. */
    static String text(String text) {
        return isPlain(text) ? text : encode(text);
    }

    /** Broken at blanks so that no line has more than 76 characters, if it can be. */
    static String folded(String name, String value) {
        StringBuilder folded = new StringBuilder();
        int column = name.length() + 2;
        for (String word : value.split(" ", -1)) {
            boolean first = folded.isEmpty() && column == name.length() + 2;
            if (!first && column + 1 + word.length() > LINE && !word.isEmpty()) {
                folded.append("\r\n ");
                column = 1;
            } else if (!first) {
                folded.append(' ');
                column++;
            }
            folded.append(word);
            column += word.length();
        }
        return folded.toString();
    }
}
