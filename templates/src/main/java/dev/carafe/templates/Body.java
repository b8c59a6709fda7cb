package dev.carafe.templates;

import java.util.List;

/** Statements one after the other, until one of them leaves the loop around them. */
record Body(List<Statement> statements) implements Statement {
    static final Body EMPTY = new Body(List.of());

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        for (int i = 0; i < statements.size(); i++) {
            Flow flow = statements.get(i).render(rendering, out);
            if (flow != Flow.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }
}
