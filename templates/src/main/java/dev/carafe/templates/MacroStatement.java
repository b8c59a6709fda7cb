package dev.carafe.templates;

import dev.carafe.templates.expression.SyntaxException;
import dev.carafe.templates.source.Part;
import java.util.Set;

/** <code>{% macro name(parameters) %}</code>: a function that gives what its body puts out. */
record MacroStatement(String name, Parameters parameters, Body body, Set<String> uses, Position position) implements Statement {
    static Statement read(Part.Tag tag, Compiler compiler) {
        Header header = compiler.header(tag);
        String name = Target.name(header.tokens());
        Parameters parameters = Parameters.read(header);
        header.end();
        return of(name, parameters, tag, compiler);
    }

    static MacroStatement of(String name, Parameters parameters, Part.Tag tag, Compiler compiler) {
        Set<String> variables = Compiler.variables();
        Body body = compiler.body(tag.parts(), variables);
        boolean callerNeeded = parameters.all().stream().anyMatch(p -> p.name().equals("caller") && p.otherwise() == null);
        if (callerNeeded && variables.contains("caller")) {
            throw new SyntaxException(
                    "When using caller the \"caller\" argument must be omitted or be given a default.", tag.line());
        }
        variables.retainAll(Set.of("varargs", "kwargs", "caller"));
        parameters.all().forEach(parameter -> variables.remove(parameter.name()));
        return new MacroStatement(name, parameters, body, Set.copyOf(variables), compiler.position(tag));
    }

    /** The function, with the variables around it as they will be when it is called. */
    Macro in(Rendering rendering) {
        return new Macro(this, rendering, rendering.scope(), rendering.autoescape());
    }

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        rendering.scope().set(name, in(rendering));
        return Flow.NEXT;
    }
}
