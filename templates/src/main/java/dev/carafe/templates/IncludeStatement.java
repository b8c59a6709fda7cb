package dev.carafe.templates;

import dev.carafe.templates.expression.Expression;
import dev.carafe.templates.expression.TokenStream;
import dev.carafe.templates.source.Part;
import org.jspecify.annotations.Nullable;

/**
 * <code>{% include 'a.html' ignore missing without context %}</code>: another template's output; of a list of names that of
 * the first that exists.
 */
record IncludeStatement(Expression name, boolean ignoreMissing, boolean context, Position position) implements Statement {
    static Statement read(Part.Tag tag, Compiler compiler) {
        Header header = compiler.header(tag);
        TokenStream tokens = header.tokens();
        Expression name = header.expressions().expression();
        boolean ignoreMissing = tokens.at("ignore") && tokens.ahead().isWord("missing");
        if (ignoreMissing) {
            tokens.next();
            tokens.next();
        }
        boolean context = header.context(true);
        header.end();
        return new IncludeStatement(name, ignoreMissing, context, compiler.position(tag));
    }

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        Template template = template(rendering);
        if (template == null) {
            return Flow.NEXT;
        }
        Scope given = context ? rendering.scope() : rendering.environment().globalScope();
        try {
            template.render(rendering.nested(given), out);
        } catch (RuntimeException e) {
            throw position.error(e);
        }
        return Flow.NEXT;
    }

    private @Nullable Template template(Rendering rendering) {
        Object value = rendering.evaluate(name, position);
        Template found = rendering.environment().store.first(value, position);
        if (found == null && !ignoreMissing) {
            throw rendering.environment().store.notFound(value, position);
        }
        return found;
    }
}
