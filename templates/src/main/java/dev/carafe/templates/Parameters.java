package dev.carafe.templates;

import dev.carafe.templates.expression.Expression;
import dev.carafe.templates.expression.TokenStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a macro or a caller takes: {@code (name, type='text')}. */
record Parameters(List<Parameter> all) {
    static final Parameters NONE = new Parameters(List.of());

    /** A name, and the value if nothing is given for it. */
    record Parameter(String name, @Nullable Expression otherwise) {}

    /** Reads them with their brackets. */
    static Parameters read(Header header) {
        TokenStream tokens = header.tokens();
        tokens.expect("(");
        List<Parameter> all = new ArrayList<>();
        while (!tokens.at(")")) {
            if (!all.isEmpty()) {
                tokens.expect(",");
                if (tokens.at(")")) {
                    break;
                }
            }
            String name = Target.name(tokens);
            Expression otherwise = tokens.skip("=") ? header.expressions().expression() : null;
            if (otherwise == null && !all.isEmpty() && all.getLast().otherwise != null) {
                throw tokens.fail("non-default argument follows default argument");
            }
            all.add(new Parameter(name, otherwise));
        }
        tokens.expect(")");
        return new Parameters(List.copyOf(all));
    }
}
