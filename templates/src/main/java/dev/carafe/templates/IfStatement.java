package dev.carafe.templates;

import dev.carafe.templates.expression.Expression;
import dev.carafe.templates.source.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** <code>{% if %}</code>, <code>{% elif %}</code>, <code>{% else %}</code>: the first branch whose condition is true. */
record IfStatement(List<Case> cases, Body otherwise) implements Statement {
    /** A condition and what is rendered if it is true. */
    record Case(Expression condition, Position position, Body body) {}

    static Statement read(Part.Tag tag, Compiler compiler) {
        List<Case> cases = new ArrayList<>();
        Body otherwise = Body.EMPTY;
        for (Branch branch : Branch.of(tag, Set.of("elif", "else"))) {
            Header header = compiler.header(branch.tag());
            if (branch.isElse()) {
                header.end();
                otherwise = compiler.body(branch.parts());
            } else {
                Expression condition = header.onlyTuple(false);
                cases.add(new Case(condition, compiler.position(branch.tag()), compiler.body(branch.parts())));
            }
        }
        return new IfStatement(List.copyOf(cases), otherwise);
    }

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        for (int i = 0; i < cases.size(); i++) {
            Case branch = cases.get(i);
            if (rendering.isTrue(branch.condition, branch.position)) {
                return branch.body.render(rendering, out);
            }
        }
        return otherwise.render(rendering, out);
    }
}
