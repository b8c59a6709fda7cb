package dev.carafe.templates.engine.expression;

import dev.carafe.templates.engine.expression.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits the inside of {@code {{ }}} or <code>{% %}</code> into tokens, by the rules of Jinja2's lexer. */
public final class Lexer {
    private static final List<String> LONG_OPERATORS = List.of("**", "//", "==", "!=", ">=", "<=");
    private static final String OPERATORS = "+-*/%~[](){}=<>.:|,;";

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Character> open = new ArrayDeque<>();
    private int position;
    private int line;

    private Lexer(String source, int line) {
        this.source = source;
        this.line = line;
    }

    /**
     * The tokens, the last one of kind {@code END} with the given text, or up to what is none; {@code line} is that of the first character.
     * Brackets must be closed unless there is a failure.
     */
    public static TokenStream tokens(String source, int line, String end, @Nullable SyntaxException failure) {
        Lexer lexer = new Lexer(source, line);
        SyntaxException failed = failure;
        try {
            lexer.read();
            if (failure == null) {
                lexer.requireClosed();
            }
        } catch (SyntaxException e) {
            failed = e;
        }
        lexer.tokens.add(new Token(Kind.END, end, lexer.line));
        return new TokenStream(lexer.tokens, failed);
    }

    private void read() {
        while (position < source.length()) {
            char c = source.charAt(position);
            if (endsLine()) {
                line++;
                position++;
            } else if (Character.isWhitespace(c)) {
                position++;
            } else if (isDigit(c)) {
                number();
            } else if (isNamePart(source.codePointAt(position))) {
                name();
            } else if (c == '\'' || c == '"') {
                string(c);
            } else {
                operator(c);
            }
        }
    }

    /** Whether a line ends here: a CR before an LF is part of that end. */
    private boolean endsLine() {
        char c = source.charAt(position);
        return c == '\n' || (c == '\r' && at(position + 1) != '\n');
    }

    private void requireClosed() {
        if (!open.isEmpty()) {
            throw new SyntaxException("unexpected end, expected '" + open.peek() + "'", line);
        }
    }

    private void add(Kind kind, String text) {
        tokens.add(new Token(kind, text.intern(), line));
    }

    private void name() {
        int start = position;
        int first = source.codePointAt(start);
        while (position < source.length() && isNamePart(source.codePointAt(position))) {
            position += Character.charCount(source.codePointAt(position));
        }
        if (first != '_' && !Character.isUnicodeIdentifierStart(first)) {
            throw new SyntaxException("Invalid character in identifier", line);
        }
        add(Kind.NAME, source.substring(start, position));
    }

    private static boolean isNamePart(int c) {
        return c == '_' || (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void number() {
        int start = position;
        int radix = at(position) != '0' ? 10 : switch (at(position + 1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 10;
        };
        int first = position + (at(position + 2) == '_' ? 3 : 2);
        if (radix != 10 && Character.digit(at(first), radix) >= 0) {
            position += 2;
            digits(radix);
            add(Kind.INTEGER, source.substring(start, position));
            return;
        }
        digits(10);
        int end = position;
        boolean real = false;
        boolean afterDot = !tokens.isEmpty() && start > 0 && source.charAt(start - 1) == '.';
        if (!afterDot && at(position) == '.' && isDigit(at(position + 1))) {
            position++;
            digits(10);
            real = true;
        }
        int sign = at(position + 1) == '+' || at(position + 1) == '-' ? 2 : 1;
        if (!afterDot && (at(position) == 'e' || at(position) == 'E') && isDigit(at(position + sign))) {
            position += sign;
            digits(10);
            real = true;
        }
        if (!real && source.charAt(start) == '0') {
            position = start;
            while (at(position) == '0' || (at(position) == '_' && at(position + 1) == '0')) {
                position++;
            }
            position = Math.min(position, end);
        }
        add(real ? Kind.FLOAT : Kind.INTEGER, source.substring(start, position));
    }

    private void digits(int radix) {
        int separator = at(position) == '_' ? 1 : 0;
        while (Character.digit(at(position + separator), radix) >= 0) {
            position += 1 + separator;
            separator = at(position) == '_' ? 1 : 0;
        }
    }

    private char at(int index) {
        return index < source.length() ? source.charAt(index) : 0;
    }

    private void string(char quote) {
        int start = position++;
        int startLine = line;
        while (position < source.length() && source.charAt(position) != quote) {
            if (endsLine()) {
                line++;
            }
            position += source.charAt(position) == '\\' ? 2 : 1;
        }
        if (position >= source.length()) {
            throw new SyntaxException("unexpected char " + (quote == '\'' ? "\"'\"" : "'\"'") + " at " + start, startLine);
        }
        tokens.add(new Token(Kind.STRING, StringLiteral.value(source.substring(start + 1, position), startLine), startLine));
        position++;
    }

    private void operator(char c) {
        for (String operator : LONG_OPERATORS) {
            if (source.startsWith(operator, position)) {
                position += operator.length();
                add(Kind.OPERATOR, operator);
                return;
            }
        }
        if (OPERATORS.indexOf(c) < 0) {
            throw new SyntaxException("unexpected char '" + Character.toString(source.codePointAt(position)) + "' at " + position, line);
        }
        switch (c) {
            case '(' -> open.push(')');
            case '[' -> open.push(']');
            case '{' -> open.push('}');
            case ')', ']', '}' -> {
                if (open.isEmpty()) {
                    throw new SyntaxException("unexpected '" + c + "'", line);
                }
                char expected = open.pop();
                if (expected != c) {
                    throw new SyntaxException("unexpected '" + c + "', expected '" + expected + "'", line);
                }
            }
            default -> { }
        }
        position++;
        add(Kind.OPERATOR, String.valueOf(c));
    }
}
