package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.engine.python.CodePoints;
import dev.carafe.templates.engine.python.Letters;
import dev.carafe.templates.jinja.PythonException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Breaks a line into lines of a given width, between words and after hyphens, as Python's {@code textwrap.wrap} does. */
final class WordWrap {
    private final int width;
    private final boolean breakLongWords;
    private final boolean breakOnHyphens;

    WordWrap(int width, boolean breakLongWords, boolean breakOnHyphens) {
        this.width = width;
        this.breakLongWords = breakLongWords;
        this.breakOnHyphens = breakOnHyphens;
    }

    List<String> lines(String text) {
        if (width <= 0) {
            throw new PythonException("invalid width " + width + " (must be > 0)");
        }
        Deque<String> chunks = chunks(text);
        List<String> lines = new ArrayList<>();
        while (!chunks.isEmpty()) {
            if (!lines.isEmpty() && isBlank(chunks.getFirst())) {
                chunks.removeFirst();
            }
            List<String> line = line(chunks);
            if (!line.isEmpty() && isBlank(line.getLast())) {
                line.removeLast();
            }
            if (!line.isEmpty()) {
                lines.add(String.join("", line));
            }
        }
        return lines;
    }

    private static boolean isBlank(String chunk) {
        return chunk.codePoints().allMatch(Letters::isSpace);
    }

    private List<String> line(Deque<String> chunks) {
        List<String> line = new ArrayList<>();
        int length = 0;
        while (!chunks.isEmpty() && length + CodePoints.length(chunks.getFirst()) <= width) {
            length += CodePoints.length(chunks.getFirst());
            line.add(chunks.removeFirst());
        }
        if (!chunks.isEmpty() && CodePoints.length(chunks.getFirst()) > width) {
            if (breakLongWords) {
                String word = chunks.removeFirst();
                int end = breakAt(word, width - length);
                line.add(word.substring(0, end));
                chunks.addFirst(word.substring(end));
            } else if (line.isEmpty()) {
                line.add(chunks.removeFirst());
            }
        }
        return line;
    }

    private int breakAt(String word, int room) {
        int end = CodePoints.offset(word, room);
        int hyphen = breakOnHyphens ? word.lastIndexOf('-', end - 1) : -1;
        boolean letters = hyphen > 0 && word.substring(0, hyphen).chars().anyMatch(c -> c != '-');
        return letters ? hyphen + 1 : end;
    }

    private Deque<String> chunks(String text) {
        Deque<String> chunks = new ArrayDeque<>();
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            boolean edge = i == text.length() || isGap(text.charAt(i)) != isGap(text.charAt(i - 1))
                    || (breakOnHyphens && (isHyphenBreak(text, start, i) || isDash(text, start, i)));
            if (edge) {
                chunks.addLast(text.substring(start, i));
                start = i;
            }
        }
        return chunks;
    }

    private static boolean isGap(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** Returns whether a line may break after a hyphen: after two letters, or a letter and a hyphenated one, and before two letters. */
    private static boolean isHyphenBreak(String text, int start, int i) {
        if (text.charAt(i - 1) != '-' || i - 3 < 0 || i - 1 <= start) {
            return false;
        }
        boolean before = isLetter(text, i - 2)
                && (isLetter(text, i - 3) || (text.charAt(i - 3) == '-' && i >= 4 && isLetter(text, i - 4)));
        int next = i + 1 < text.length() && text.charAt(i + 1) == '-' ? i + 2 : i + 1;
        return before && isLetter(text, i) && isLetter(text, next);
    }

    /** Returns whether a line may break before or after a dash: two or more hyphens that join two words. */
    private static boolean isDash(String text, int start, int i) {
        int first = i;
        while (first > start && text.charAt(first - 1) == '-') {
            first--;
        }
        int last = i;
        while (last < text.length() && text.charAt(last) == '-') {
            last++;
        }
        boolean dash = last - first >= 2 && last < text.length() && isWord(text.charAt(last)) && first > 0
                && (isWord(text.charAt(first - 1)) || "!\"'&.,?".indexOf(text.charAt(first - 1)) >= 0);
        return dash && (i == first || i == last);
    }

    private static boolean isLetter(String text, int i) {
        return i >= 0 && i < text.length() && isWord(text.charAt(i)) && !Character.isDigit(text.charAt(i));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
