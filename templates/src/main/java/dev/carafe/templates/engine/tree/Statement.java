package dev.carafe.templates.engine.tree;

/** A part of a template that can be rendered; immutable, rendered by many threads at once. */
public interface Statement {
    /** How the render goes on. */
    enum Flow { NEXT, BREAK, CONTINUE }

    /** Appends its output. */
    Flow render(Rendering rendering, StringBuilder out);
}
