package dev.carafe.templates.engine.source;

import dev.carafe.templates.engine.expression.SyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The inside of a tag, copied up to its closing delimiter. Delimiters within strings or brackets don't count. */
final class TagText {
    private final String text;
    private final int start;
    private final String close;
    private final String newline;
    private final Deque<Character> open = new ArrayDeque<>();
    private int position;
    private int failedAt;
    private @Nullable SyntaxException failure;
    private final boolean plus;
    private boolean endsInString;

    TagText(String text, int start, String close, String newline, boolean plus) {
        this.plus = plus;
        this.text = text;
        this.start = start;
        this.close = close;
        this.newline = newline;
        this.position = start;
    }

    /** Copies up to the closing delimiter and returns its end. A line statement may end with the text. */
    int copy(String end) {
        try {
            return copied(end);
        } catch (SyntaxException e) {
            failure = e;
            return text.length();
        }
    }

    /** Returns the failure, or null if the tag is closed. */
    @Nullable SyntaxException failure() {
        return failure;
    }

    private int copied(String end) {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (open.isEmpty() && text.startsWith(close, position)) {
                return position + (close.equals("\n") ? 0 : close.length());
            }
            endsInString = c == '\'' || c == '"';
            if (endsInString) {
                string(c);
            } else {
                bracket(c);
                position++;
            }
        }
        if (close.equals("\n") && open.isEmpty()) {
            return position;
        }
        String expected = open.isEmpty() ? end : open.element().toString();
        failedAt = text.length();
        throw new SyntaxException("unexpected end of template, expected '" + expected + "'.", line(text.length()));
    }

    /** Returns the copy without the sign of white space control. */
    String copied() {
        if (failure != null) {
            return text.substring(start, failedAt);
        }
        String inside = text.substring(start, sign() == 0 ? position : position - 1);
        return newline.equals("\n") ? inside : inside.replace("\n", newline);
    }

    private void bracket(char c) {
        switch (c) {
            case '(' -> open.push(')');
            case '[' -> open.push(']');
            case '{' -> open.push('}');
            case ')', ']', '}' -> {
                if (open.isEmpty() || open.element() != c) {
                    failedAt = position;
                    String expected = open.isEmpty() ? "" : ", expected '" + open.peek() + "'";
                    throw new SyntaxException("unexpected '" + c + "'" + expected, line(position));
                }
                open.pop();
            }
            default -> { }
        }
    }

    private void string(char quote) {
        int begin = position++;
        while (position < text.length() && text.charAt(position) != quote) {
            position += text.charAt(position) == '\\' ? 2 : 1;
        }
        if (position >= text.length()) {
            failedAt = begin;
            throw new SyntaxException("unexpected char " + (quote == '\'' ? "\"'\"" : "'\"'") + " at " + begin, line(begin));
        }
        position++;
    }

    private int line(int index) {
        return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }

    /** Returns the sign of white space control before the closing delimiter, or 0. */
    char sign() {
        char last = endsInString || position == start ? 0 : text.charAt(position - 1);
        return last == '-' || (plus && last == '+') ? last : 0;
    }
}
