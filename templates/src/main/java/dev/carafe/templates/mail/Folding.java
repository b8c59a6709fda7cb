package dev.carafe.templates.mail;

import org.jspecify.annotations.Nullable;

/** Lines of a header, by RFC 5322, section 2.2.3: broken at blanks, since nothing else may be broken. */
final class Folding {
    private static final int PREFERRED = 76;
    private static final int LONGEST = 998;

    private Folding() {}

    /** The value on lines of at most 76 characters, if it can be; null if a line would have more than 998. */
    static @Nullable String folded(String name, String value) {
        StringBuilder folded = new StringBuilder();
        int column = name.length() + 2;
        boolean first = true;
        for (String word : value.split(" ", -1)) {
            int before = first ? 0 : 1;
            boolean breaks = column + before + word.length() > (first && !word.startsWith("=?") ? LONGEST : PREFERRED);
            if (breaks && !word.isEmpty()) {
                folded.append("\r\n ");
                column = 1;
            } else if (!first) {
                folded.append(' ');
                column++;
            }
            folded.append(word);
            column += word.length();
            first = false;
            if (column > LONGEST) {
                return null;
            }
        }
        return folded.toString();
    }
}
