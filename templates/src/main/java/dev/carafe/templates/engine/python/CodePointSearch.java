package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.PythonException;
import org.jspecify.annotations.Nullable;

/** Searches text by characters and within bounds, for {@code find}, {@code index}, {@code count}, {@code startswith} and the like. */
final class CodePointSearch {
    private final String text;
    private final int from;
    private final int to;

    private CodePointSearch(String text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    /** Searches between the second and third argument, which are bounds as of a slice. */
    static CodePointSearch in(String text, Arguments arguments) {
        if (arguments.size() < 2) {
            return new CodePointSearch(text, 0, text.length());
        }
        int length = CodePoints.length(text);
        Object start = arguments.get(1, "start", null);
        int first = start == null ? 0 : bound(start, length);
        int last = Math.min(bound(arguments.get(2, "end", null), length), length);
        return first > length ? new CodePointSearch(text, 0, -1)
                : new CodePointSearch(text, CodePoints.offset(text, first), last < first ? -1 : CodePoints.offset(text, last));
    }

    private static int bound(@Nullable Object index, int length) {
        int number = index == null ? length : Numbers.index(index);
        return number < 0 ? Math.max(number + length, 0) : number;
    }

    /** Returns the position of the first occurrence, or -1. */
    long find(String part) {
        int found = to < from ? -1 : text.indexOf(part, from);
        return found < 0 || found + part.length() > to ? -1 : text.codePointCount(0, found);
    }

    /** Returns the position of the last occurrence, or -1. */
    long findLast(String part) {
        int found = to < from ? -1 : text.lastIndexOf(part, to - part.length());
        return found < from ? -1 : text.codePointCount(0, found);
    }

    static long required(long found) {
        if (found < 0) {
            throw new PythonException("substring not found");
        }
        return found;
    }

    long count(String part) {
        if (to < from) {
            return 0;
        }
        if (part.isEmpty()) {
            return text.codePointCount(from, to) + 1L;
        }
        long count = 0;
        for (int i = text.indexOf(part, from); i >= 0 && i + part.length() <= to; i = text.indexOf(part, i + part.length())) {
            count++;
        }
        return count;
    }

    boolean startsWith(String prefix) {
        return to >= from && to - from >= prefix.length() && text.startsWith(prefix, from);
    }

    boolean endsWith(String suffix) {
        return to >= from && to - from >= suffix.length() && text.startsWith(suffix, to - suffix.length());
    }
}
