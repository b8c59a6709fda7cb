package dev.carafe.templates.engine.expression;

import dev.carafe.templates.engine.expression.Token.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tokens of one tag, read from left to right. */
public final class TokenStream {
    private final List<Token> tokens;
    private final @Nullable SyntaxException failure;
    private int position;

    /** The last token must be of kind {@code END}; a failure is told when it is reached. */
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

    /** The token at hand. */
    public Token current() {
        return tokens.get(position);
    }

    /** The one after it; at the end the end itself. */
    public Token ahead() {
        int index = Math.min(position + 1, tokens.size() - 1);
        failAt(index);
        return tokens.get(index);
    }

    /** Takes the token at hand. */
    public Token next() {
        Token token = current();
        if (token.kind() != Kind.END) {
            position++;
            failAt(position);
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
            failAt(position);
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
        return fail("expected token " + what + ", got '" + current().described() + "'");
    }

    /** An error at the line of the token at hand. */
    public SyntaxException fail(String message) {
        return new SyntaxException(message, current().line());
    }
}
