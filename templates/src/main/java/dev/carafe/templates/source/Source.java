package dev.carafe.templates.source;

import dev.carafe.templates.expression.SyntaxException;
import java.util.Locale;

/**
 * A template's text made plain for Jinjava's scanner: Jinja2's white space control is carried out, line statements are tags,
 * raw text is text, and tags stand between {@link Delimiters}. What is left out leaves its newlines in a comment, so that every
 * line keeps its number.
 */
final class Source {
    private final String text;
    private final Dialect dialect;
    private final StringBuilder out = new StringBuilder();
    private final EndTags endTags = new EndTags();
    private int position;
    private int lastLine = 1;

    private Source(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    /** Reads a template; fails for a tag, comment or string without an end. */
    static Source of(String text, Dialect dialect) {
        String unix = text.replace("\r\n", "\n").replace('\r', '\n');
        boolean cut = !dialect.keepTrailingNewline() && unix.endsWith("\n");
        for (char reserved : new char[] {Delimiters.OPEN, Delimiters.CLOSE}) {
            int index = unix.indexOf(reserved);
            if (index >= 0) {
                throw new SyntaxException("U+FDD0 and U+FDD1 are no characters", 1 + newlines(unix.substring(0, index)));
            }
        }
        Source source = new Source(cut ? unix.substring(0, unix.length() - 1) : unix, dialect);
        source.read();
        return source;
    }

    /** The text for Jinjava. */
    String plain() {
        return out.toString();
    }

    /** Where the last tag ends or the text after it begins: the line of what is missing at the end. */
    int lastLine() {
        return lastLine;
    }

    private void read() {
        int start = 0;
        while (position < text.length()) {
            if (startsLineComment()) {
                text(start, beforeBlanks(start, position), position);
                note();
                skipTo(lineEnd());
            } else if (startsLineStatement() && lineStart() >= start) {
                text(start, lineStart(), position);
                lineStatement();
            } else if (opens('{') || opens('%') || opens('#')) {
                delimited(start);
            } else {
                position++;
                continue;
            }
            start = position;
        }
        lastLine = lineOf(start);
        text(start, position, position);
    }

    private void delimited(int start) {
        char kind = text.charAt(position + 1);
        char sign = sign(position + 2);
        text(start, textEnd(start, position, sign, kind), position);
        int begin = position;
        position += sign == 0 ? 2 : 3;
        switch (kind) {
            case '#' -> comment(begin);
            case '{' -> tag('{', "}}", "end of print statement");
            default -> {
                String name = tagName();
                if (name.equals("raw") && closes(afterName())) {
                    raw(begin);
                } else {
                    checkName(name, begin);
                    tag('%', "%}", "end of statement block");
                }
            }
        }
    }

    /** Where text ends before a delimiter of this sign and kind. */
    private int textEnd(int from, int to, char sign, char kind) {
        if (sign == '-') {
            int end = to;
            while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            return end;
        }
        int blanks = beforeBlanks(from, to);
        boolean startsLine = blanks == 0 || text.charAt(blanks - 1) == '\n';
        return dialect.lstripBlocks() && sign == 0 && kind != '{' && startsLine ? blanks : to;
    }

    private int beforeBlanks(int from, int to) {
        int end = to;
        while (end > from && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        return end;
    }

    /** Literal text up to {@code end}; what stands between there and {@code next} is left out. */
    private void text(int from, int end, int next) {
        out.append(text, from, end);
        keepLines(newlines(end, next));
    }

    private void tag(char kind, String close, String end) {
        out.append(Delimiters.OPEN).append(kind).append(' ');
        int begin = out.length();
        TagText tag = new TagText(text, position, close, out);
        int closing = tag.copy(end);
        char sign = tag.takeSign();
        if (kind == '%') {
            checkEnd(begin);
        }
        out.append(' ').append(close.charAt(0)).append(Delimiters.CLOSE);
        keepLines(tag.droppedLines());
        position = closing + 2;
        after(close.equals("}}") && sign == 0 ? '+' : sign);
    }

    private void checkName(String name, int begin) {
        if (name.isEmpty()) {
            throw new SyntaxException("tag name expected", lineOf(begin));
        }
        if (!name.equals(name.toLowerCase(Locale.ROOT)) || name.equals(Grammar.NOTE)) {
            throw new SyntaxException("Encountered unknown tag '" + name + "'.", lineOf(begin));
        }
    }

    /** Checks the tag whose inside was copied from there on. */
    private void checkEnd(int begin) {
        String name = tagName();
        if (name.equals("block") || name.startsWith("end")) {
            String inside = out.substring(begin).strip();
            String unexpected = endTags.unexpected(name, inside.substring(name.length()).strip());
            if (unexpected != null) {
                throw new SyntaxException("expected token 'end of statement block', got '" + unexpected + "'", lineOf(position));
            }
        }
    }

    private void comment(int begin) {
        int end = text.indexOf("#}", position);
        if (end < 0) {
            throw new SyntaxException("Missing end of comment tag", lineOf(begin));
        }
        char sign = end > position ? sign(end - 1) : 0;
        note();
        skipTo(end);
        position = end + 2;
        after(sign);
    }

    private void raw(int begin) {
        int start = afterDelimiter(afterName(), '+');
        note();
        int end = text.indexOf("{%", start);
        while (end >= 0) {
            char sign = sign(end + 2);
            position = end + (sign == 0 ? 2 : 3);
            if (tagName().equals("endraw") && closes(afterName())) {
                text(start, textEnd(start, end, sign, '%'), end);
                note();
                afterDelimiter(afterName(), (char) 0);
                return;
            }
            end = text.indexOf("{%", position);
        }
        throw new SyntaxException("Missing end of raw directive", lineOf(begin));
    }

    /** Goes behind a closing delimiter and the white space that it takes away; gives the place. */
    private int afterDelimiter(int index, char unsigned) {
        char sign = sign(index);
        position = index + (sign == 0 ? 2 : 3);
        after(sign == 0 ? unsigned : sign);
        return position;
    }

    private void after(char sign) {
        int end = position;
        if (sign == '-') {
            end = afterWhiteSpace(position);
        } else if (sign == 0 && dialect.trimBlocks() && end < text.length() && text.charAt(end) == '\n') {
            end++;
        }
        skipTo(end);
    }

    private boolean startsLineStatement() {
        String prefix = dialect.linePrefix();
        return prefix != null && text.startsWith(prefix, position) && beforeBlanks(lineStart(), position) == lineStart();
    }

    /** A line as a tag; the blank lines after it go with it. */
    private void lineStatement() {
        String prefix = dialect.linePrefix();
        int begin = position;
        position += prefix == null ? 0 : prefix.length();
        checkName(tagName(), begin);
        out.append(Delimiters.OPEN).append("% ");
        int start = out.length();
        TagText tag = new TagText(text, position, "\n", out);
        int end = tag.copy("end of statement block");
        checkEnd(start);
        position = end;
        out.append(" %").append(Delimiters.CLOSE);
        keepLines(tag.droppedLines());
        int next = afterWhiteSpace(position);
        skipTo(next == text.length() ? next : text.lastIndexOf('\n', next - 1) + 1);
    }

    private boolean startsLineComment() {
        String prefix = dialect.lineComment();
        return prefix != null && text.startsWith(prefix, position);
    }

    private int lineStart() {
        return text.lastIndexOf('\n', position - 1) + 1;
    }

    private int lineEnd() {
        int end = text.indexOf('\n', position);
        return end < 0 ? text.length() : end;
    }

    private boolean opens(char kind) {
        return text.charAt(position) == '{' && position + 1 < text.length() && text.charAt(position + 1) == kind;
    }

    private boolean closes(int index) {
        return text.startsWith("%}", sign(index) == 0 ? index : index + 1);
    }

    /** The sign of white space control at an index; 0 for none. */
    private char sign(int index) {
        char c = index < text.length() ? text.charAt(index) : 0;
        return c == '-' || c == '+' ? c : 0;
    }

    private String tagName() {
        int start = afterWhiteSpace(position);
        int end = start;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end > start && Character.isJavaIdentifierStart(text.charAt(start)) ? text.substring(start, end) : "";
    }

    private int afterName() {
        return afterWhiteSpace(afterWhiteSpace(position) + tagName().length());
    }

    private int afterWhiteSpace(int from) {
        int index = from;
        while (index < text.length() && Character.isWhitespace(text.charAt(index))) {
            index++;
        }
        return index;
    }

    private int lineOf(int index) {
        return 1 + newlines(0, index);
    }

    private int newlines(int from, int to) {
        return newlines(text.substring(from, to));
    }

    private static int newlines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private void skipTo(int end) {
        keepLines(newlines(position, end));
        position = end;
    }

    private void note() {
        out.append(Delimiters.OPEN).append("% ").append(Grammar.NOTE).append(" %").append(Delimiters.CLOSE);
    }

    private void keepLines(int count) {
        if (count > 0) {
            out.append(Delimiters.OPEN).append('#').append("\n".repeat(count)).append('#').append(Delimiters.CLOSE);
        }
    }
}
