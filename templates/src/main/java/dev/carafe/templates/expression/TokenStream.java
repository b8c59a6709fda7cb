package dev.carafe.templates.expression;

import dev.carafe.templates.expression.Token.Kind;
import java.util.List;

/** The tokens of one tag, read from left to right. */
public final class TokenStream {
    private final List<Token> tokens;
    private int position;

    /** The last token must be of kind {@code END}. */
    public TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The token at hand. */
    public Token current() {
        return tokens.get(position);
    }

    /** The one after it; at the end the end itself. */
    public Token ahead() {
        return tokens.get(Math.min(position + 1, tokens.size() - 1));
    }

    /** Takes the token at hand. */
    public Token next() {
        Token token = current();
        if (token.kind() != Kind.END) {
            position++;
        }
        return token;
    }

    /** Whether the token at hand is this operator or name. */
    public boolean at(String word) {
        return current().isWord(word);
    }

    /** Whether nothing is left. */
    public boolean atEnd() {
        return current().kind() == Kind.END;
    }

    /** Takes the token at hand if it is this operator or name. */
    public boolean skip(String word) {
        if (at(word)) {
            position++;
            return true;
        }
        return false;
    }

    /** Takes this operator or name; fails for another token. */
    public Token expect(String word) {
        if (!at(word)) {
            throw expected("'" + word + "'");
        }
        return next();
    }

    /** Takes a name; fails for another token. */
    public Token expectName() {
        if (current().kind() != Kind.NAME) {
            throw expected("'name'");
        }
        return next();
    }

    /** Fails if anything is left. */
    public void expectEnd() {
        if (!atEnd()) {
            throw expected("'" + tokens.getLast().text() + "'");
        }
    }

    /** The error of a token that is not what the grammar wants here. */
    public SyntaxException expected(String what) {
        return fail("expected token " + what + ", got '" + current().text() + "'");
    }

    /** An error at the line of the token at hand. */
    public SyntaxException fail(String message) {
        return new SyntaxException(message, current().line());
    }
}
