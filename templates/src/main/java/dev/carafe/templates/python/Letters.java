package dev.carafe.templates.python;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What Python does with the letters of a string: case, padding, stripping, replacing. */
public final class Letters {
    private Letters() {}

    /** Blanks in the place of each tab, up to the next column that is a multiple of the size. */
    static String expandTabs(String text, int size) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (int c : text.codePoints().toArray()) {
            int width = c != '\t' ? 1 : size > 0 ? size - column % size : 0;
            if (c == '\t') {
                out.repeat(' ', width);
            } else {
                out.appendCodePoint(c);
            }
            column = c == '\n' || c == '\r' ? 0 : column + width;
        }
        return out.toString();
    }

    /** The first letter large, all others small. */
    public static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first).toLowerCase(Locale.ROOT);
    }

    /** Each run of letters starts large: {@code they'Re} as Python's {@code str.title} has it. */
    static String title(String text) {
        StringBuilder titled = new StringBuilder(text.length());
        boolean inWord = false;
        for (int c : text.codePoints().toArray()) {
            titled.appendCodePoint(inWord ? Character.toLowerCase(c) : Character.toTitleCase(c));
            inWord = Character.isLetter(c);
        }
        return titled.toString();
    }

    static String swapCase(String text) {
        StringBuilder swapped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> swapped.appendCodePoint(
                Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c)));
        return swapped.toString();
    }

    /** White space as {@code str.strip()} knows it: Unicode's, and the control characters that separate. */
    public static boolean isSpace(int c) {
        return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f) || c == 0x85 || c == 0xa0
                || (c > 0xff && (Character.isSpaceChar(c) || Character.isWhitespace(c)));
    }

    /** Without white space, or the characters given, at the ends. */
    public static String strip(String text, @Nullable String characters, boolean left, boolean right) {
        int start = 0;
        int end = text.length();
        while (left && start < end && goes(text.charAt(start), characters)) {
            start++;
        }
        while (right && end > start && goes(text.charAt(end - 1), characters)) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean goes(char c, @Nullable String characters) {
        return characters == null ? isSpace(c) : characters.indexOf(c) >= 0;
    }

    /** The first {@code count} occurrences replaced; all for a negative count. */
    public static String replace(String text, String old, String replacement, int count) {
        if (count < 0) {
            return text.replace(old, replacement);
        }
        StringBuilder replaced = new StringBuilder();
        int done = 0;
        int from = 0;
        for (int i = 0; i < count && from <= text.length(); i++) {
            int found = text.indexOf(old, from);
            if (found < 0) {
                break;
            }
            replaced.append(text, done, found).append(replacement);
            done = found + old.length();
            from = old.isEmpty() ? found + 1 : done;
        }
        return replaced.append(text, done, text.length()).toString();
    }

    static long count(String text, String part) {
        if (part.isEmpty()) {
            return text.codePointCount(0, text.length()) + 1L;
        }
        long count = 0;
        for (int i = text.indexOf(part); i >= 0; i = text.indexOf(part, i + part.length())) {
            count++;
        }
        return count;
    }

    /** Whether there are cased letters, all of them upper case. */
    public static boolean isUpper(String text) {
        return !text.equals(text.toLowerCase(Locale.ROOT)) && text.equals(text.toUpperCase(Locale.ROOT));
    }

    /** Whether there are cased letters, all of them lower case. */
    public static boolean isLower(String text) {
        return !text.equals(text.toUpperCase(Locale.ROOT)) && text.equals(text.toLowerCase(Locale.ROOT));
    }

    /** Padded to a width: {@code <} keeps the text left, {@code >} right, {@code ^} in the middle. */
    public static String pad(String text, int width, String fill, char alignment) {
        int missing = Math.min(width, 1_000_000) - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        int left = switch (alignment) {
            case '<' -> 0;
            case '>' -> missing;
            default -> missing / 2 + (missing & width & 1);
        };
        return fill.repeat(left) + text + fill.repeat(missing - left);
    }

    static String zeroFill(String text, int width) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = signed ? text.substring(1) : text;
        return (signed ? text.substring(0, 1) : "") + pad(digits, width - (signed ? 1 : 0), "0", '>');
    }
}
