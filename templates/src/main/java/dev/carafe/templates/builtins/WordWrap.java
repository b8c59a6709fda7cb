package dev.carafe.templates.builtins;

import dev.carafe.templates.python.Letters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Breaks a line into lines of a width, between words and after hyphens, as Python's {@code textwrap.wrap} does. */
final class WordWrap {
    private final int width;
    private final boolean breakLongWords;
    private final boolean breakOnHyphens;

    WordWrap(int width, boolean breakLongWords, boolean breakOnHyphens) {
        this.width = Math.max(width, 1);
        this.breakLongWords = breakLongWords;
        this.breakOnHyphens = breakOnHyphens;
    }

    List<String> lines(String text) {
        Deque<String> chunks = chunks(text);
        List<String> lines = new ArrayList<>();
        while (!chunks.isEmpty()) {
            if (!lines.isEmpty() && chunks.getFirst().isBlank()) {
                chunks.removeFirst();
            }
            String line = line(chunks);
            if (!line.isBlank()) {
                lines.add(line.stripTrailing());
            }
        }
        return lines;
    }

    private String line(Deque<String> chunks) {
        StringBuilder line = new StringBuilder();
        while (!chunks.isEmpty() && line.length() + chunks.getFirst().length() <= width) {
            line.append(chunks.removeFirst());
        }
        if (!chunks.isEmpty() && chunks.getFirst().length() > width) {
            String word = chunks.removeFirst();
            int room = width - line.length();
            if (breakLongWords) {
                int end = breakAt(word, room);
                line.append(word, 0, end);
                chunks.addFirst(word.substring(end));
            } else if (line.isEmpty()) {
                line.append(word);
            } else {
                chunks.addFirst(word);
            }
        }
        return line.toString();
    }

    private int breakAt(String word, int room) {
        int hyphen = breakOnHyphens ? word.lastIndexOf('-', room - 1) : -1;
        boolean letters = hyphen > 0 && word.substring(0, hyphen).chars().anyMatch(c -> c != '-');
        return letters ? hyphen + 1 : room;
    }

    private Deque<String> chunks(String text) {
        Deque<String> chunks = new ArrayDeque<>();
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            boolean edge = i == text.length() || Letters.isSpace(text.charAt(i)) != Letters.isSpace(text.charAt(i - 1))
                    || (breakOnHyphens && isHyphenBreak(text, i));
            if (edge) {
                chunks.addLast(text.substring(start, i));
                start = i;
            }
        }
        return chunks;
    }

    /** After a hyphen that has two letters before it and two after it. */
    private static boolean isHyphenBreak(String text, int i) {
        return text.charAt(i - 1) == '-' && i >= 3 && i + 1 < text.length()
                && Character.isLetter(text.charAt(i - 2)) && Character.isLetter(text.charAt(i - 3))
                && Character.isLetter(text.charAt(i)) && Character.isLetter(text.charAt(i + 1));
    }
}
