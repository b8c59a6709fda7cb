package dev.carafe.templates.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Folds the lines of a header at blanks, the only place where RFC 5322, section 2.2.3, allows it. */
final class Folding {
    /** The blanks before a word stay with it, so no line consists of blanks only. */
    private static final Pattern WORD = Pattern.compile("[ \t]*[^ \t]+");

    private static final int PREFERRED = 76;
    private static final int LONGEST = 998;

    private Folding() {}

    /** Folds a value into lines of at most 76 characters, if possible. Returns null if a line would have more than 998. */
    static @Nullable String folded(String name, String value) {
        StringBuilder folded = new StringBuilder();
        int column = name.length() + 2;
        Matcher words = WORD.matcher(value);
        while (words.find()) {
            String word = words.group();
            boolean first = folded.isEmpty();
            boolean breaks = column + word.length() > (first && !word.startsWith("=?") ? LONGEST : PREFERRED);
            if (breaks) {
                folded.append("\r\n").append(first ? " " : "");
                column = first ? 1 : 0;
            }
            folded.append(word);
            column += word.length();
            if (column > LONGEST) {
                return null;
            }
        }
        return folded.toString();
    }
}
