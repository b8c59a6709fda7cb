package dev.carafe.templates.engine.tree;

import java.util.Arrays;
import java.util.List;

/** Statements one after the other, until one of them leaves the loop around them. */
public final class Body implements Statement {
    /** The empty body. */
    public static final Body EMPTY = new Body(List.of());

    private final Statement[] statements;
    private final Statement[] joined;

    /** Creates a body of statements, in this order. */
    public Body(List<Statement> statements) {
        this.statements = statements.toArray(Statement[]::new);
        this.joined = OutputRun.joined(this.statements);
    }

    /** Returns whether the body is only white space. */
    public boolean isBlank() {
        return Arrays.stream(statements).allMatch(statement -> statement instanceof NoteStatement
                || (statement instanceof TextStatement text && text.text().isBlank()));
    }

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        boolean marksTags = rendering.marksTags();
        boolean streamed = rendering.isStreamed();
        if (!marksTags && !streamed) {
            return renderJoined(rendering, out);
        }
        if (marksTags) {
            rendering.markTag(out);
        }
        for (Statement statement : statements) {
            if (streamed && !(statement instanceof TextStatement)) {
                rendering.flush(out);
            }
            Flow flow = statement.render(rendering, out);
            if (flow != Flow.NEXT) {
                return flow;
            }
            if (marksTags && !(statement instanceof TextStatement || statement instanceof PrintStatement)) {
                rendering.markTag(out);
            }
        }
        rendering.flush(out);
        return Flow.NEXT;
    }

    private Flow renderJoined(Rendering rendering, StringBuilder out) {
        for (Statement statement : joined) {
            Flow flow = statement.render(rendering, out);
            if (flow != Flow.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }
}
