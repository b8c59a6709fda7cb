package dev.carafe.templates.engine.python;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Python's string operations on characters: case, padding, stripping, replacing. */
public final class Letters {
    private Letters() {}

    /** Replaces each tab by blanks up to the next column that is a multiple of the size. */
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
            Limits.check(out.length());
        }
        return out.toString();
    }

    /** Returns the text with its first letter in upper case and all others in lower case. */
    public static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return titled(text.codePointAt(0)) + lower(text).substring(lower(text.substring(0, first)).length());
    }

    /** Returns the text with each run of letters capitalized: {@code They'Re}, as Python's {@code str.title} does. */
    static String title(String text) {
        StringBuilder titled = new StringBuilder(text.length());
        boolean inWord = false;
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            titled.append(inWord ? lowerAt(text, i) : titled(c));
            inWord = isCased(c);
        }
        return titled.toString();
    }

    /** Returns the letter at an index in lower case. A sigma at the end of a word has a form of its own. */
    private static String lowerAt(String text, int index) {
        int c = text.codePointAt(index);
        return c == 'Σ' ? String.valueOf(lower(text).charAt(lower(text.substring(0, index)).length())) : lower(Character.toString(c));
    }

    /** Returns a letter in title case: of a ligature, only the first part is capital. */
    static String titled(int c) {
        String upper = Character.toString(c).toUpperCase(Locale.ROOT);
        int title = Character.toTitleCase(c);
        int rest = upper.offsetByCodePoints(0, 1);
        return rest == upper.length() ? Character.toString(title) : upper.substring(0, rest) + lower(upper.substring(rest));
    }

    private static boolean isCased(int c) {
        return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
    }

    static String swapCase(String text) {
        StringBuilder swapped = new StringBuilder(text.length());
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            swapped.append(Character.isUpperCase(c) ? lowerAt(text, i) : Character.toString(c).toUpperCase(Locale.ROOT));
        }
        return swapped.toString();
    }

    /** Folds case for comparisons, by the lower case of the upper case of each letter. */
    static String caseFold(String text) {
        return lower(lower(text).toUpperCase(Locale.ROOT)).replace('ς', 'σ');
    }

    static boolean isSuperscript(int c) {
        return c == 0xb2 || c == 0xb3 || c == 0xb9 || (c >= 0x2070 && c <= 0x2089 && c != 0x2071) || (c >= 0x2460 && c <= 0x2468);
    }

    /** Returns whether each run of letters is capitalized, and there is one. */
    static boolean isTitle(String text) {
        boolean inWord = false;
        boolean cased = false;
        for (int c : text.codePoints().toArray()) {
            boolean large = Character.isUpperCase(c) || Character.isTitleCase(c);
            if (large ? inWord : Character.isLowerCase(c) && !inWord) {
                return false;
            }
            inWord = isCased(c);
            cased |= inWord;
        }
        return cased;
    }

    /** Returns the text in lower case. */
    public static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Returns whether a character is a letter, a number of any kind, or {@code _}: {@code \w} of Python's regular expressions. */
    public static boolean isWordPart(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || Character.getType(c) == Character.LETTER_NUMBER
                || Character.getType(c) == Character.OTHER_NUMBER;
    }

    /** Returns whether {@code str.strip()} strips a character: Unicode's white space and the separators among the control characters. */
    public static boolean isSpace(int c) {
        return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f) || c == 0x85 || c == 0xa0
                || (c > 0xff && (Character.isSpaceChar(c) || Character.isWhitespace(c)));
    }

    /** Strips white space, or the given characters, from the ends. */
    public static String strip(String text, @Nullable String characters, boolean left, boolean right) {
        int start = 0;
        int end = text.length();
        while (left && start < end && goes(text.codePointAt(start), characters)) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (right && end > start && goes(text.codePointBefore(end), characters)) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    private static boolean goes(int c, @Nullable String characters) {
        return characters == null ? isSpace(c) : characters.indexOf(c) >= 0;
    }

    /** Replaces the first {@code count} occurrences; all for a negative count. */
    public static String replace(String text, String old, String replacement, int count) {
        StringBuilder replaced = new StringBuilder();
        int done = 0;
        int from = 0;
        for (int i = 0; i != count && from <= text.length(); i++) {
            int found = text.indexOf(old, from);
            if (found < 0) {
                break;
            }
            replaced.append(text, done, found).append(replacement);
            Limits.check(replaced.length());
            done = found + old.length();
            from = !old.isEmpty() ? done : found < text.length() ? text.offsetByCodePoints(found, 1) : found + 1;
        }
        return replaced.append(text, done, text.length()).toString();
    }

    /** Returns whether there are cased letters, all in upper case. */
    public static boolean isUpper(String text) {
        return text.codePoints().anyMatch(Letters::isCased)
                && text.codePoints().noneMatch(c -> Character.isLowerCase(c) || Character.isTitleCase(c));
    }

    /** Returns whether there are cased letters, all in lower case. */
    public static boolean isLower(String text) {
        return text.codePoints().anyMatch(Letters::isCased)
                && text.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c));
    }

    /** Pads text to a width as {@code ljust}, {@code rjust} and {@code center} do; {@code <} keeps the text left. */
    public static String pad(String text, int width, String fill, char alignment) {
        int missing = Limits.check(Math.max(width, 0)) - CodePoints.length(text);
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
