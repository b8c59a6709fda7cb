package dev.carafe.templates;

import dev.carafe.templates.expression.Expression;
import dev.carafe.templates.source.Part;

/** <code>{% call(user) list_of(users) %}</code>: calls a macro that finds the body as {@code caller}. */
final class CallStatement {
    private CallStatement() {}

    static Statement read(Part.Tag tag, Compiler compiler) {
        Header header = compiler.header(tag);
        Parameters parameters = header.tokens().at("(") ? Parameters.read(header) : Parameters.NONE;
        MacroStatement caller = MacroStatement.of("caller", parameters, tag, compiler);
        Expression call = header.expressions().call("caller", frame -> caller.in((Rendering) frame));
        header.end();
        return new PrintStatement(call, compiler.position(tag));
    }
}
