package dev.carafe.templates.engine.source;

import com.hubspot.jinjava.tree.parse.DefaultTokenScannerSymbols;
import com.hubspot.jinjava.tree.parse.ExpressionToken;
import com.hubspot.jinjava.tree.parse.TagToken;
import com.hubspot.jinjava.tree.parse.TokenScannerSymbols;
import com.hubspot.jinjava.tree.parse.WhitespaceControlParser;

import dev.carafe.templates.engine.expression.SyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Splits tags and outputs with Jinjava's tokens. The rest of Jinjava is not used: its expression language, filters and sandbox differ from
 * Jinja2's in ways that can't be corrected from outside, and its scanner and parser need all of them, which costs a third of a second in a
 * fresh JVM.
 */
final class JinjavaTokens {
    private static final TokenScannerSymbols SYMBOLS = new DefaultTokenScannerSymbols();

    private JinjavaTokens() {}

    /** Returns a tag whose name is on a line. Jinjava strips the text after the name; its last newlines count for the line of its end. */
    static Part tag(String inside, int line, @Nullable SyntaxException failure) {
        TagToken token = new TagToken("{% " + inside + " %}", line, 0, SYMBOLS, WhitespaceControlParser.STRICT);
        String newlines = "\n".repeat((int) inside.substring(inside.stripTrailing().length()).chars().filter(c -> c == '\n').count());
        return new Part.Tag(token.getRawTagName(), token.getHelpers() + newlines, line, failure);
    }

    /** Returns an output that begins on a line. */
    static Part output(String inside, int line, @Nullable SyntaxException failure) {
        ExpressionToken token = new ExpressionToken("{{ " + inside + " }}", line, 0, SYMBOLS, WhitespaceControlParser.STRICT);
        String image = token.getImage();
        return new Part.Output(image.substring(2, image.length() - 2), line, failure);
    }
}
