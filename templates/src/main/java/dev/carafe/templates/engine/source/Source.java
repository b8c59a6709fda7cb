package dev.carafe.templates.engine.source;

import dev.carafe.templates.engine.expression.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a template by the rules of Jinja2's lexer: finds the delimiters, applies white space control, turns line statements into tags and
 * raw blocks into text.
 */
public final class Source {
    private final String text;
    private final Dialect dialect;
    private final List<Part> parts = new ArrayList<>();
    private int position;
    private int countedTo;
    private int countedLine = 1;

    private Source(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    /** Returns the parts of a template. The last one is its end, or the first unclosed tag, comment or string. */
    public static List<Part> parts(String text, Dialect dialect) {
        String unix = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        boolean cut = !dialect.keepTrailingNewline() && unix.endsWith("\n");
        Source source = new Source(cut ? unix.substring(0, unix.length() - 1) : unix, dialect);
        try {
            source.read();
        } catch (SyntaxException e) {
            source.parts.add(new Part.Failure(e));
        }
        return source.parts;
    }

    private void read() {
        int start = 0;
        while (position < text.length()) {
            boolean statement = startsLineStatement() && lineStart() >= start;
            if (startsLineComment() && !(statement && isLonger(dialect.linePrefix(), dialect.lineComment()))) {
                text(start, beforeBlanks(start, position));
                parts.add(new Part.Note());
                position = lineEnd();
            } else if (statement) {
                text(start, lineStart());
                lineStatement();
            } else {
                Dialect.Kind kind = dialect.opening(text, position);
                if (kind == null) {
                    position++;
                    continue;
                }
                delimited(kind, start);
            }
            start = position;
        }
        text(start, position);
        parts.add(new Part.End(lineOf(start)));
    }

    private static boolean isLonger(@Nullable String a, @Nullable String b) {
        return a != null && b != null && a.length() > b.length();
    }

    private void delimited(Dialect.Kind kind, int start) {
        int begin = position;
        int inside = begin + dialect.open(kind).length();
        char sign = sign(inside);
        text(start, textEnd(start, begin, sign, kind));
        position = inside + (sign == 0 ? 0 : 1);
        switch (kind) {
            case COMMENT -> comment(begin);
            case VARIABLE -> {
                int line = lineOf(position);
                TagText output = inside(dialect.close(kind), "end of print statement");
                parts.add(JinjavaTokens.output(output.copied(), line, output.failure()));
                after(output.sign() == 0 ? '+' : output.sign());
            }
            case BLOCK -> block(begin);
        }
    }

    private void block(int begin) {
        String name = tagName();
        if (name.equals("raw") && closes(afterName()) && sign(afterName()) != '+') {
            raw(begin);
        } else {
            tag(name, dialect.close(Dialect.Kind.BLOCK));
        }
    }

    /** Returns where text ends before a delimiter of a sign and kind. */
    private int textEnd(int from, int to, char sign, Dialect.Kind kind) {
        if (sign == '-') {
            int end = to;
            while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            return end;
        }
        int blanks = beforeBlanks(from, to);
        boolean startsLine = blanks == 0 || text.charAt(blanks - 1) == '\n';
        return dialect.lstripBlocks() && sign == 0 && kind != Dialect.Kind.VARIABLE && startsLine ? blanks : to;
    }

    private int beforeBlanks(int from, int to) {
        int end = to;
        while (end > from && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        return end;
    }

    private void text(int from, int end) {
        if (end > from) {
            String literal = text.substring(from, end);
            parts.add(new Part.Text(dialect.newline().equals("\n") ? literal : literal.replace("\n", dialect.newline())));
        }
    }

    private void tag(String name, String close) {
        int begin = afterWhiteSpace(position);
        if (name.isEmpty()) {
            throw new SyntaxException("tag name expected", lineOf(begin));
        }
        int line = lineOf(begin);
        TagText tag = inside(close, "end of statement block");
        parts.add(JinjavaTokens.tag(tag.copied(), line, tag.failure()));
        after(tag.sign());
    }

    /** Reads the inside of a tag and skips its closing delimiter. */
    private TagText inside(String close, String end) {
        TagText tag = new TagText(text, position, close, dialect.newline(), !end.contains("print"));
        position = tag.copy(end);
        return tag;
    }

    private void comment(int begin) {
        String close = dialect.close(Dialect.Kind.COMMENT);
        int end = text.indexOf(close, position);
        if (end < 0 && position < text.length()) {
            throw new SyntaxException("Missing end of comment tag", lineOf(begin));
        }
        if (end < 0) {
            return; // Jinja2 lets a template end with the opening delimiter
        }
        char sign = end > position ? sign(end - 1) : 0;
        parts.add(new Part.Note());
        position = end + close.length();
        after(sign);
    }

    private void raw(int begin) {
        int start = afterDelimiter(afterName(), '+');
        parts.add(new Part.Note());
        String open = dialect.open(Dialect.Kind.BLOCK);
        int end = text.indexOf(open, start);
        while (end >= 0) {
            char sign = sign(end + open.length());
            position = end + open.length() + (sign == 0 ? 0 : 1);
            if (tagName().equals("endraw") && closes(afterName())) {
                text(start, textEnd(start, end, sign, Dialect.Kind.BLOCK));
                parts.add(new Part.Note());
                afterDelimiter(afterName(), (char) 0);
                return;
            }
            end = text.indexOf(open, position);
        }
        throw new SyntaxException("Missing end of raw directive", lineOf(begin));
    }

    /** Skips a closing delimiter and the white space that it removes. Returns the new position. */
    private int afterDelimiter(int index, char unsigned) {
        char sign = sign(index);
        position = index + dialect.close(Dialect.Kind.BLOCK).length() + (sign == 0 ? 0 : 1);
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
        position = end;
    }

    private boolean startsLineStatement() {
        String prefix = dialect.linePrefix();
        return prefix != null && text.startsWith(prefix, position) && beforeBlanks(lineStart(), position) == lineStart();
    }

    /** Reads a line as a tag, with the blank lines after it. */
    private void lineStatement() {
        String prefix = dialect.linePrefix();
        position += prefix == null ? 0 : prefix.length();
        int line = lineOf(position);
        String name = tagName();
        if (name.isEmpty()) {
            throw new SyntaxException("tag name expected", line);
        }
        TagText tag = inside("\n", "end of statement block");
        parts.add(JinjavaTokens.tag(tag.copied(), line, tag.failure()));
        int next = afterWhiteSpace(position);
        position = next == text.length() ? next : text.lastIndexOf('\n', next - 1) + 1;
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

    private boolean closes(int index) {
        return text.startsWith(dialect.close(Dialect.Kind.BLOCK), sign(index) == 0 ? index : index + 1);
    }

    /** Returns the sign of white space control at an index, or 0. */
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

    /** Returns the line of a position; fast if positions are asked for in order. */
    private int lineOf(int index) {
        if (index < countedTo) {
            countedTo = 0;
            countedLine = 1;
        }
        for (; countedTo < index; countedTo++) {
            countedLine += text.charAt(countedTo) == '\n' ? 1 : 0;
        }
        return countedLine;
    }
}
