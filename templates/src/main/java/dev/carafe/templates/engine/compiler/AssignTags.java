package dev.carafe.templates.engine.compiler;

import dev.carafe.templates.engine.compiler.Compilation.Place;
import dev.carafe.templates.engine.expression.Expression;
import dev.carafe.templates.engine.expression.Frame;
import dev.carafe.templates.engine.expression.TokenStream;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.engine.source.Part;
import dev.carafe.templates.engine.tree.Body;
import dev.carafe.templates.engine.tree.Position;
import dev.carafe.templates.engine.tree.Rendering;
import dev.carafe.templates.engine.tree.SetStatement;
import dev.carafe.templates.engine.tree.Statement;
import dev.carafe.templates.engine.tree.Target;
import dev.carafe.templates.engine.tree.WithStatement;
import dev.carafe.templates.jinja.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads <code>{% set %}</code> and <code>{% with %}</code>. */
final class AssignTags {
    private AssignTags() {}

    static Statement set(Part.Tag tag, Compilation compilation) {
        Header header = compilation.header(tag);
        TokenStream tokens = header.tokens();
        Target target = Targets.assignable(tokens);
        Position position = compilation.position(tag.line());
        if (tokens.skip("=")) {
            Expression value = header.expressions().tuple(true, Set.of());
            header.tokens().expectEnd();
            return new SetStatement(target, value, position);
        }
        Captured captured = new Captured();
        Expression value = captured;
        if (tokens.skip("|")) {
            Expression filtered = compilation.inner(header).expressions().filterOf(captured);
            value = frame -> frame.autoescape() ? Markup.of(Text.str(filtered.evaluate(frame))) : filtered.evaluate(frame);
        }
        header.end();
        captured.body = compilation.body(tag, Place.SCOPE, "endset");
        compilation.end();
        return new SetStatement(target, value, position);
    }

    /** The output of a body that is read after the filters in the header. */
    private static final class Captured implements Expression {
        private Body body = Body.EMPTY;

        @Override
        public Object evaluate(Frame frame) {
            return ((Rendering) frame).captureInner(body);
        }
    }

    static Statement with(Part.Tag tag, Compilation compilation) {
        Header header = compilation.header(tag);
        TokenStream tokens = header.tokens();
        List<WithStatement.Assignment> assignments = new ArrayList<>();
        while (!tokens.atEnd()) {
            if (!assignments.isEmpty()) {
                tokens.expect(",");
            }
            Target target = Targets.names(tokens);
            tokens.expect("=");
            assignments.add(new WithStatement.Assignment(target, header.expressions().expression()));
        }
        Body body = compilation.body(tag, Place.SCOPE, "endwith");
        compilation.end();
        return new WithStatement(List.copyOf(assignments), body, compilation.position(tag.line()));
    }
}
