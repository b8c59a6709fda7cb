package dev.carafe.templates.source;

import dev.carafe.templates.expression.SyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;

/** The inside of a tag, copied up to its closing delimiter: a delimiter inside of a string or of brackets is none. */
final class TagText {
    private final String text;
    private final int start;
    private final String close;
    private final StringBuilder out;
    private final Deque<Character> open = new ArrayDeque<>();
    private int position;
    private int droppedLines;
    private boolean endsInString;

    TagText(String text, int start, String close, StringBuilder out) {
        this.text = text;
        this.start = start;
        this.close = close;
        this.out = out;
        this.position = start;
    }

    /** Copies, and gives the index of the closing delimiter; a line statement may end with the text. */
    int copy(String end) {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (open.isEmpty() && text.startsWith(close, position)) {
                return position;
            }
            endsInString = c == '\'' || c == '"';
            if (endsInString) {
                string(c);
            } else {
                bracket(c);
                out.append(c);
                position++;
            }
        }
        if (close.equals("\n") && open.isEmpty()) {
            return position;
        }
        String expected = open.isEmpty() ? end : open.peek().toString();
        throw new SyntaxException("unexpected end of template, expected '" + expected + "'.", line(text.length()));
    }

    private void bracket(char c) {
        switch (c) {
            case '(' -> open.push(')');
            case '[' -> open.push(']');
            case '{' -> open.push('}');
            case ')', ']', '}' -> {
                if (open.isEmpty() || open.peek() != c) {
                    String expected = open.isEmpty() ? "" : ", expected '" + open.peek() + "'";
                    throw new SyntaxException("unexpected '" + c + "'" + expected, line(position));
                }
                open.pop();
            }
            default -> { }
        }
    }

    /** A newline in a string becomes an escape, since Jinjava counts no lines there. */
    private void string(char quote) {
        int begin = position;
        out.append(quote);
        position++;
        while (position < text.length() && text.charAt(position) != quote) {
            char c = text.charAt(position++);
            if (c == '\n') {
                out.append("\\n");
                droppedLines++;
            } else if (c == '\\' && position < text.length()) {
                char escaped = text.charAt(position++);
                if (escaped == '\n') {
                    droppedLines++;
                } else {
                    out.append(c).append(escaped);
                }
            } else {
                out.append(c);
            }
        }
        if (position == text.length()) {
            throw new SyntaxException("unexpected char " + (quote == '\'' ? "\"'\"" : "'\"'") + " at " + begin, line(begin));
        }
        out.append(quote);
        position++;
    }

    private int line(int index) {
        return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }

    /** How many newlines were left out. */
    int droppedLines() {
        return droppedLines;
    }

    /** The sign of white space control before the closing delimiter, taken out of the copy; 0 for none. */
    char takeSign() {
        char last = endsInString || position == start ? 0 : text.charAt(position - 1);
        boolean sign = last == '-' || (last == '+' && close.equals("%}"));
        if (sign) {
            out.setLength(out.length() - 1);
        }
        return sign ? last : 0;
    }
}
