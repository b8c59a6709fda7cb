package dev.carafe.templates.engine.tree;

/** Text that is output as it stands. */
public record TextStatement(String text) implements Statement {
    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        if (!rendering.isMuted()) {
            out.append(text);
        }
        return Flow.NEXT;
    }
}
