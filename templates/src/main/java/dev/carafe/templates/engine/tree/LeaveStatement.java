package dev.carafe.templates.engine.tree;

/** <code>{% break %}</code> and <code>{% continue %}</code>. */
public record LeaveStatement(Flow flow) implements Statement {
    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        return flow;
    }
}
