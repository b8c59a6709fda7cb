package dev.carafe.templates.engine.tree;

import java.util.Set;

/** <code>{% macro name(parameters) %}</code>: a function that returns the output of its body. */
public record MacroStatement(String name, Parameters parameters, Body body, Set<String> uses, Position position) implements Statement {

    /** Returns the function. It sees the surrounding variables as they are when it is called. */
    public Macro in(Rendering rendering) {
        return new Macro(this, rendering, rendering.scope(), rendering.autoescape());
    }

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        rendering.scope().set(name, in(rendering));
        return Flow.NEXT;
    }
}
