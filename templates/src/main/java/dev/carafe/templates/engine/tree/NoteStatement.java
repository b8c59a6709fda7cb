package dev.carafe.templates.engine.tree;

/** <code>{# comment #}</code>: puts out nothing, but counts as a tag of its line. */
public enum NoteStatement implements Statement {
    /** The only one: a comment says nothing. */
    INSTANCE;

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        return Flow.NEXT;
    }
}
