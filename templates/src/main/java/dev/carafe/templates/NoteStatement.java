package dev.carafe.templates;

/** <code>{# comment #}</code>: puts out nothing, but counts as a tag of its line. */
enum NoteStatement implements Statement {
    INSTANCE;

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        return Flow.NEXT;
    }
}
