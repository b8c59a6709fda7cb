package dev.carafe.templates.engine.compiler;

import dev.carafe.templates.engine.expression.Expression;
import dev.carafe.templates.engine.expression.ExpressionParser;
import dev.carafe.templates.engine.expression.Lexer;
import dev.carafe.templates.engine.expression.TokenStream;
import dev.carafe.templates.engine.expression.Vocabulary;
import dev.carafe.templates.engine.source.Part;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The header of a tag, the text after its name, while it is parsed. */
final class Header {
    private final TokenStream tokens;
    private final ExpressionParser expressions;

    private Header(TokenStream tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens, vocabulary);
    }

    static Header of(Part.Tag tag, Vocabulary vocabulary) {
        return new Header(
                Lexer.tokens(tag.header(), tag.line(), "end of statement block", tag.failure()), vocabulary);
    }

    static Header of(Part.Output output, Vocabulary vocabulary) {
        return new Header(
                Lexer.tokens(output.expression(), output.line(), "end of print statement", output.failure()), vocabulary);
    }

    /** Returns the rest of this header with another vocabulary. */
    Header with(Vocabulary vocabulary) {
        return new Header(tokens, vocabulary);
    }

    TokenStream tokens() {
        return tokens;
    }

    ExpressionParser expressions() {
        return expressions;
    }

    /** Parses the whole rest as a single expression. */
    Expression onlyExpression() {
        Expression expression = expressions.expression();
        end();
        return expression;
    }

    /** Parses the whole rest as one or more expressions separated by commas. */
    Expression onlyTuple(boolean conditional) {
        Expression expression = expressions.tuple(conditional, Set.of());
        end();
        return expression;
    }

    /** Fails if anything is left except the colon that Jinja2 tolerates. */
    void end() {
        tokens.skip(":");
        tokens.expectEnd();
    }

    /** {@code with context} or {@code without context}; the default if there is neither. */
    boolean context(boolean byDefault) {
        Predicate<String> ahead = word -> tokens.at(word) && tokens.ahead().isWord("context");
        for (String word : List.of("with", "without")) {
            if (ahead.test(word)) {
                tokens.next();
                tokens.next();
                return word.equals("with");
            }
        }
        return byDefault;
    }
}
