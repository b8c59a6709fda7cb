package dev.carafe.templates.engine.expression;

import dev.carafe.templates.engine.expression.Token.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tokens of one tag, read from left to right. */
public final class TokenStream {
    private final List<Token> tokens;
    private final @Nullable SyntaxException failure;
    private int position;

    /** Creates a stream. The last token must be of kind {@code END}; a failure is reported when it is reached. */
    public TokenStream(List<Token> tokens, @Nullable SyntaxException failure) {
        this.tokens = tokens;
        this.failure = failure;
        failAt(0);
    }

    private void failAt(int index) {
        if (failure != null && tokens.get(index).kind() == Kind.END) {
            throw failure;
        }
    }

    /** Returns the current token. */
    public Token current() {
        return tokens.get(position);
    }

    /** Returns the token after the current one, or the end at the end. */
    public Token ahead() {
        int index = Math.min(position + 1, tokens.size() - 1);
        failAt(index);
        return tokens.get(index);
    }

    /** Consumes and returns the current token. */
    public Token next() {
        Token token = current();
        if (token.kind() != Kind.END) {
            position++;
            failAt(position);
        }
        return token;
    }

    /** Returns whether the current token is an operator or name. */
    public boolean at(String word) {
        return current().isWord(word);
    }

    /** Returns whether nothing is left. */
    public boolean atEnd() {
        return current().kind() == Kind.END;
    }

    /** Consumes the current token if it is an operator or name, and returns whether it did. */
    public boolean skip(String word) {
        if (at(word)) {
            position++;
            failAt(position);
            return true;
        }
        return false;
    }

    /** Consumes an operator or name. Fails for another token. */
    public Token expect(String word) {
        if (!at(word)) {
            throw expected("'" + word + "'");
        }
        return next();
    }

    /** Consumes a name. Fails for another token. */
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

    /** Returns the error for a token that the grammar does not allow here. */
    public SyntaxException expected(String what) {
        return fail("expected token " + what + ", got '" + current().described() + "'");
    }

    /** Returns an error at the line of the current token. */
    public SyntaxException fail(String message) {
        return new SyntaxException(message, current().line());
    }
}
