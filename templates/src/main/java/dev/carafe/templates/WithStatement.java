package dev.carafe.templates;

import dev.carafe.templates.expression.Expression;
import dev.carafe.templates.expression.TokenStream;
import dev.carafe.templates.source.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** <code>{% with a = 1, b = 2 %}</code>: variables that end with the block; their values don't see each other. */
record WithStatement(List<Assignment> assignments, Body body, Position position) implements Statement {
    /** A variable and its value. */
    record Assignment(Target target, Expression value) {}

    static Statement read(Part.Tag tag, Compiler compiler) {
        Header header = compiler.header(tag);
        TokenStream tokens = header.tokens();
        List<Assignment> assignments = new ArrayList<>();
        while (!tokens.atEnd()) {
            if (!assignments.isEmpty()) {
                tokens.expect(",");
            }
            Target target = Target.read(tokens);
            tokens.expect("=");
            assignments.add(new Assignment(target, header.expressions().expression()));
        }
        return new WithStatement(List.copyOf(assignments), compiler.body(tag.parts()), compiler.position(tag));
    }

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        Scope outer = rendering.scope();
        try {
            List<@Nullable Object> values = new ArrayList<>(assignments.size());
            for (Assignment assignment : assignments) {
                values.add(assignment.value.evaluate(rendering));
            }
            rendering.enter(outer.inner());
            for (int i = 0; i < values.size(); i++) {
                assignments.get(i).target.assign(rendering, values.get(i));
            }
            return body.render(rendering, out);
        } catch (RuntimeException e) {
            throw position.error(e);
        } finally {
            rendering.enter(outer);
        }
    }
}
