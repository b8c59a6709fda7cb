package dev.carafe.templates.source;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.MissingEndTagException;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.interpret.UnknownTagException;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.TextNode;
import com.hubspot.jinjava.tree.parse.ExpressionToken;
import com.hubspot.jinjava.tree.parse.TagToken;
import dev.carafe.templates.expression.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Jinjava at work: it scans a template and nests its tags. Nothing else of it is used, and here only: its expression
 * language, filters and sandbox differ from Jinja2's in ways that can't be set right from outside.
 */
public final class JinjavaReader {
    private static final JinjavaConfig CONFIG = JinjavaConfig.newBuilder()
            .withNestedInterpretationEnabled(false)
            .withKeepTrailingNewline(true)
            .withTokenScannerSymbols(new Delimiters())
            .withLegacyOverrides(LegacyOverrides.newBuilder()
                    .withParseWhitespaceControlStrictly(true)
                    .withHandleBackslashInQuotesOnly(true)
                    .build())
            .build();
    private static final Jinjava JINJAVA = new Jinjava(CONFIG);

    static {
        Grammar.register(JINJAVA);
    }

    private final JinjavaInterpreter interpreter =
            new JinjavaInterpreter(JINJAVA, JINJAVA.getGlobalContext(), CONFIG);
    private final Source source;
    private final List<Part> parts;

    /** Reads a template; fails for a tag, comment or string without an end. */
    public JinjavaReader(String text, Dialect dialect) {
        this.source = Source.of(text, dialect);
        this.parts = parts(interpreter.parse(source.plain()).getChildren());
    }

    /** What the template consists of. */
    public List<Part> parts() {
        return parts;
    }

    /** The first tag that is unknown or badly nested; null for none. */
    public @Nullable SyntaxException nestingError() {
        List<TemplateError> errors = interpreter.getErrorsCopy();
        if (errors.isEmpty()) {
            return null;
        }
        TemplateError error = errors.getFirst();
        return switch (error.getException()) {
            case MissingEndTagException e -> new SyntaxException("Unexpected end of template. Jinja was looking for '"
                    + e.getEndTag() + "'.", source.lastLine());
            case UnknownTagException e -> unknown(e.getTag(), error);
            case null, default -> unknown(error.getFieldName(), error);
        };
    }

    private static SyntaxException unknown(String tag, TemplateError error) {
        return new SyntaxException("Encountered unknown tag '" + tag + "'.", error.getLineno());
    }

    private static List<Part> parts(List<Node> nodes) {
        List<Part> parts = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            parts.add(part(node));
        }
        return parts;
    }

    private static Part part(Node node) {
        return switch (node) {
            case TextNode text -> new Part.Text(text.getMaster().getImage());
            case TagNode tag when tag.getName().equals(Grammar.NOTE) -> new Part.Note();
            case TagNode tag -> tag(tag, (TagToken) tag.getMaster());
            default -> output((ExpressionToken) node.getMaster());
        };
    }

    /** Jinjava gives a token the line where it ends; Jinja2 counts from where its words stand. */
    private static Part tag(TagNode node, TagToken token) {
        int line = token.getLineNumber() - newlines(token.getHelpers());
        return new Part.Tag(token.getTagName(), token.getHelpers(), line, parts(node.getChildren()));
    }

    private static Part output(ExpressionToken token) {
        String image = token.getImage();
        return new Part.Output(image.substring(2, image.length() - 2), token.getLineNumber() - newlines(image));
    }

    private static int newlines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
