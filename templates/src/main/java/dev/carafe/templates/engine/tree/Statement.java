package dev.carafe.templates.engine.tree;

/** A part of a template that can be rendered. Immutable; many threads render it at once. */
public interface Statement {
    /** How the render continues. */
    enum Flow { NEXT, BREAK, CONTINUE }

    /** Appends its output. */
    Flow render(Rendering rendering, StringBuilder out);
}
