package dev.carafe.templates;

import java.util.List;

/** Statements one after the other, until one of them leaves the loop around them. */
record Body(List<Statement> statements) implements Statement {
    static final Body EMPTY = new Body(List.of());

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        boolean marksTags = rendering.marksTags();
        if (marksTags) {
            rendering.markTag(out);
        }
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            Flow flow = statement.render(rendering, out);
            if (flow != Flow.NEXT) {
                return flow;
            }
            if (marksTags && !(statement instanceof TextStatement || statement instanceof PrintStatement)) {
                rendering.markTag(out);
            }
        }
        return Flow.NEXT;
    }
}
