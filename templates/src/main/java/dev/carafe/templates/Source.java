package dev.carafe.templates;

import dev.carafe.templates.expression.SyntaxException;
import java.util.Locale;

/**
 * A template's text made plain for Jinjava's scanner: Jinja2's white space control is carried out, line statements are tags,
 * and strings and braces inside of tags can't be taken for delimiters. What is left out leaves its newlines in a comment, so
 * that every line keeps its number.
 */
final class Source {
    private final String text;
    private final Dialect dialect;
    private final StringBuilder out = new StringBuilder();
    private int position;
    private boolean lineStarts = true;
    private int lastLine = 1;

    private Source(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    /** Reads a template; fails for a tag, comment or string without an end. */
    static Source of(String text, Dialect dialect) {
        String unix = text.replace("\r\n", "\n").replace('\r', '\n');
        boolean cut = !dialect.keepTrailingNewline() && unix.endsWith("\n");
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
                text(start, position, true, false);
                skipTo(lineEnd());
            } else if (startsLineStatement()) {
                text(start, lineStart(), false, false);
                lineStatement();
            } else if (opens('{') || opens('%') || opens('#')) {
                char kind = text.charAt(position + 1);
                char sign = sign(position + 2);
                text(start, position, sign == '-', kind != '{' && sign != '+' && dialect.lstripBlocks());
                position += sign == 0 ? 2 : 3;
                delimited(kind);
            } else {
                position++;
                continue;
            }
            start = position;
            lineStarts = position > 0 && text.charAt(position - 1) == '\n';
        }
        lastLine = lineOf(start);
        text(start, position, false, false);
    }

    private boolean opens(char kind) {
        return text.charAt(position) == '{' && position + 1 < text.length() && text.charAt(position + 1) == kind;
    }

    private char sign(int index) {
        char c = index < text.length() ? text.charAt(index) : 0;
        return c == '-' || c == '+' ? c : 0;
    }

    private int lineOf(int index) {
        return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }

    /** Literal text, without the white space that the delimiter after it takes away. */
    private void text(int from, int to, boolean strip, boolean stripLine) {
        int end = to;
        if (strip) {
            while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
        } else if (stripLine) {
            int blank = to;
            while (blank > from && (text.charAt(blank - 1) == ' ' || text.charAt(blank - 1) == '\t')) {
                blank--;
            }
            boolean wholeLine = blank > from ? text.charAt(blank - 1) == '\n' : lineStarts;
            end = wholeLine ? blank : to;
        }
        out.append(text, from, end);
        keepLines(end, to);
    }

    private void keepLines(int from, int to) {
        keepLines((int) text.substring(from, to).chars().filter(c -> c == '\n').count());
    }

    private void keepLines(int count) {
        if (count > 0) {
            out.append("{#").append("\n".repeat(count)).append("#}");
        }
    }

    private void skipTo(int end) {
        keepLines(position, end);
        position = end;
    }

    private void delimited(char kind) {
        int line = lineOf(Math.min(position, text.length()));
        switch (kind) {
            case '#' -> comment(line);
            case '{' -> {
                out.append("{{ ");
                int dropped = inside("}}", "end of print statement");
                out.append(" }}");
                keepLines(dropped);
            }
            default -> {
                String name = tagName();
                if (name.equals("raw") && closes(tagEnd())) {
                    raw(line);
                } else {
                    tag(name, line);
                }
            }
        }
    }

    private void tag(String name, int line) {
        if (name.isEmpty()) {
            throw new SyntaxException("tag name expected", line);
        }
        if (!name.equals(name.toLowerCase(Locale.ROOT))) {
            throw new SyntaxException("Encountered unknown tag '" + name + "'.", line);
        }
        out.append("{% ");
        int dropped = inside("%}", "end of statement block");
        out.append(" %}");
        keepLines(dropped);
    }

    private String tagName() {
        int start = blanks(position);
        int end = start;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end > start && Character.isJavaIdentifierStart(text.charAt(start)) ? text.substring(start, end) : "";
    }

    private int tagEnd() {
        return blanks(blanks(position) + tagName().length());
    }

    private int blanks(int from) {
        int index = from;
        while (index < text.length() && Character.isWhitespace(text.charAt(index))) {
            index++;
        }
        return index;
    }

    private boolean closes(int index) {
        return text.startsWith("%}", sign(index) == 0 ? index : index + 1);
    }

    private void comment(int line) {
        int end = text.indexOf("#}", position);
        if (end < 0) {
            throw new SyntaxException("Missing end of comment tag", line);
        }
        char sign = sign(end - 1);
        keepLines(position, end);
        position = end + 2;
        after(sign);
    }

    private void raw(int line) {
        position = tagEnd();
        char sign = sign(position);
        position += sign == 0 ? 2 : 3;
        after(sign == '-' ? sign : '+');
        int start = position;
        while (true) {
            int end = text.indexOf("{%", position);
            if (end < 0) {
                throw new SyntaxException("Missing end of raw directive", line);
            }
            char left = sign(end + 2);
            position = end + (left == 0 ? 2 : 3);
            if (tagName().equals("endraw") && closes(tagEnd())) {
                out.append("{% raw %}");
                text(start, end, left == '-', left != '+' && dialect.lstripBlocks());
                out.append("{% endraw %}");
                position = tagEnd();
                char right = sign(position);
                position += right == 0 ? 2 : 3;
                after(right);
                return;
            }
        }
    }

    /** The white space that a closing delimiter takes away. */
    private void after(char sign) {
        int end = position;
        if (sign == '-') {
            end = blanks(position);
        } else if (sign == 0 && dialect.trimBlocks() && end < text.length() && text.charAt(end) == '\n') {
            end++;
        }
        skipTo(end);
    }

    /** Copies what stands between delimiters and goes behind the closing one; gives the number of newlines left out. */
    private int inside(String close, String end) {
        TagText tag = new TagText(text, position, close, out);
        int last = tag.copy(end);
        char sign = last > position ? sign(last - 1) : 0;
        boolean signed = sign != 0 && (sign == '-' || close.equals("%}")) && tag.endsWithSign();
        if (signed) {
            out.setLength(out.length() - 1);
        }
        position = last + 2;
        int mark = out.length();
        after(signed ? sign : close.equals("%}") ? 0 : '+');
        int dropped = out.length() == mark ? 0 : (int) out.substring(mark).chars().filter(c -> c == '\n').count();
        out.setLength(mark);
        return dropped + tag.droppedLines();
    }

    private boolean startsLineStatement() {
        String prefix = dialect.linePrefix();
        return prefix != null && text.startsWith(prefix, position) && lineStart() >= 0
                && text.substring(lineStart(), position).isBlank();
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

    private void lineStatement() {
        String prefix = dialect.linePrefix();
        position += prefix == null ? 0 : prefix.length();
        int line = lineOf(Math.min(position, text.length()));
        String name = tagName();
        if (name.isEmpty()) {
            throw new SyntaxException("tag name expected", line);
        }
        out.append("{% ");
        TagText tag = new TagText(text, position, "\n", out);
        position = tag.copy("end of statement block");
        out.append(" %}");
        keepLines(tag.droppedLines());
        skipTo(Math.min(position + 1, text.length()));
    }
}
