package dev.carafe.templates.engine.tree;

/** <code>{# comment #}</code>: has no output, but counts as a tag on its line. */
public enum NoteStatement implements Statement {
    /** The only instance: a comment has no content. */
    INSTANCE;

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        return Flow.NEXT;
    }
}
