package dev.carafe.templates.engine.tree;

import java.util.Set;

/** <code>{% macro name(parameters) %}</code>: a function that gives what its body puts out. */
public record MacroStatement(String name, Parameters parameters, Body body, Set<String> uses, Position position) implements Statement {

    /** The function, with the variables around it as they will be when it is called. */
    public Macro in(Rendering rendering) {
        return new Macro(this, rendering, rendering.scope(), rendering.autoescape());
    }

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        rendering.scope().set(name, in(rendering));
        return Flow.NEXT;
    }
}
