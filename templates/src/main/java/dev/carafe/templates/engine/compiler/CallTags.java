package dev.carafe.templates.engine.compiler;

import dev.carafe.templates.engine.compiler.Compilation.Place;
import dev.carafe.templates.engine.expression.ArgumentList;
import dev.carafe.templates.engine.expression.Expression;
import dev.carafe.templates.engine.expression.Frame;
import dev.carafe.templates.engine.expression.SyntaxException;
import dev.carafe.templates.engine.expression.TokenStream;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.engine.python.Types;
import dev.carafe.templates.engine.source.Part;
import dev.carafe.templates.engine.tree.Body;
import dev.carafe.templates.engine.tree.MacroStatement;
import dev.carafe.templates.engine.tree.Parameters;
import dev.carafe.templates.engine.tree.PrintStatement;
import dev.carafe.templates.engine.tree.Rendering;
import dev.carafe.templates.engine.tree.Statement;
import dev.carafe.templates.jinja.BlockTag;
import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.PythonException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads <code>{% macro %}</code>, <code>{% call %}</code>, <code>{% filter %}</code> and tags of the program. */
final class CallTags {
    private CallTags() {}

    static Statement macro(Part.Tag tag, Compilation compilation) {
        Header header = compilation.inner(compilation.header(tag));
        String name = Targets.name(header.tokens());
        Parameters parameters = parameters(header);
        header.end();
        return macro(name, parameters, tag, compilation, "endmacro");
    }

    private static MacroStatement macro(String name, Parameters parameters, Part.Tag tag, Compilation compilation, String end) {
        Set<String> variables = compilation.openMentions();
        Body body = compilation.body(tag, Place.SCOPE, end);
        compilation.closeMentions();
        compilation.end();
        boolean callerNeeded = parameters.all().stream().anyMatch(p -> p.name().equals("caller") && p.otherwise() == null);
        if (callerNeeded && variables.contains("caller")) {
            throw new SyntaxException("When defining macros or call blocks the special \"caller\" argument must be omitted or be given "
                    + "a default.", tag.line());
        }
        Set<String> uses = new HashSet<>(variables);
        uses.retainAll(Set.of("varargs", "kwargs", "caller"));
        parameters.all().forEach(parameter -> uses.remove(parameter.name()));
        return new MacroStatement(name, parameters, body, Set.copyOf(uses), compilation.position(tag.line()));
    }

    private static Parameters parameters(Header header) {
        TokenStream tokens = header.tokens();
        tokens.expect("(");
        List<Parameters.Parameter> all = new ArrayList<>();
        while (!tokens.at(")")) {
            if (!all.isEmpty()) {
                tokens.expect(",");
            }
            String name = Targets.name(tokens);
            Expression otherwise = tokens.skip("=") ? header.expressions().expression() : null;
            if (otherwise == null && !all.isEmpty() && all.getLast().otherwise() != null) {
                throw tokens.fail("non-default argument follows default argument");
            }
            all.add(new Parameters.Parameter(name, otherwise));
        }
        tokens.expect(")");
        return new Parameters(List.copyOf(all));
    }

    static Statement call(Part.Tag tag, Compilation compilation) {
        Header header = compilation.header(tag);
        Parameters parameters = header.tokens().at("(") ? parameters(header) : Parameters.NONE;
        Caller caller = new Caller();
        Expression call = header.expressions().call("caller", caller);
        header.end();
        caller.macro = macro("caller", parameters, tag, compilation, "endcall");
        return new PrintStatement(call, compilation.position(tag.line()), true);
    }

    /** The macro of a body that is read after the call in the header. */
    private static final class Caller implements Expression {
        private @Nullable MacroStatement macro;

        @Override
        public @Nullable Object evaluate(Frame frame) {
            return macro == null ? null : macro.in((Rendering) frame);
        }
    }

    static Statement filter(Part.Tag tag, Compilation compilation) {
        Header header = compilation.inner(compilation.header(tag));
        Body[] body = {Body.EMPTY};
        Expression filtered = header.expressions().filterOf(frame -> ((Rendering) frame).captureShown(body[0]));
        header.end();
        body[0] = compilation.body(tag, Place.SCOPE, "endfilter");
        compilation.end();
        return new PrintStatement(frame -> Markup.of(text(filtered.evaluate(frame))), compilation.position(tag.line()), true);
    }

    /** Returns the text of a block's filter, which must return text. */
    private static String text(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        throw new PythonException("sequence item 0: expected str instance, " + Types.name(value) + " found");
    }

    /** Reads a tag of the program, whose header is parsed like the arguments of a call. */
    static Statement own(BlockTag own, Part.Tag tag, Compilation compilation) {
        Header header = compilation.header(tag);
        ArgumentList arguments = header.expressions().arguments();
        header.end();
        Body body = compilation.body(tag, Place.SCOPE, "end" + tag.name());
        compilation.end();
        Expression output = frame -> own.output(arguments.evaluate(frame), () -> ((Rendering) frame).captureInner(body));
        return new PrintStatement(frame -> Markup.of(Text.str(output.evaluate(frame))), compilation.position(tag.line()), true);
    }
}
