package dev.carafe.templates;

import dev.carafe.templates.builtins.Namespace;
import dev.carafe.templates.expression.Token;
import dev.carafe.templates.expression.TokenStream;
import dev.carafe.templates.python.Iteration;
import dev.carafe.templates.python.PythonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a value is assigned to. */
sealed interface Target {
    /** The words that are values and can't be names. */
    Set<String> CONSTANTS = Set.of("true", "false", "none", "True", "False", "None");

    /** Sets the variables in the scope at hand. */
    void assign(Rendering rendering, @Nullable Object value);

    /** The variables that are set. */
    Set<String> names();

    /** {@code name}. */
    record Name(String name) implements Target {
        @Override
        public Set<String> names() {
            return Set.of(name);
        }

        @Override
        public void assign(Rendering rendering, @Nullable Object value) {
            rendering.scope().set(name, value);
        }
    }

    /** {@code a, (b, c)}: as many parts as the value has items. */
    record Several(List<Target> parts) implements Target {
        @Override
        public Set<String> names() {
            return parts.stream().flatMap(part -> part.names().stream()).collect(Collectors.toSet());
        }

        @Override
        public void assign(Rendering rendering, @Nullable Object value) {
            List<@Nullable Object> items = Iteration.unpacked(value, parts.size());
            for (int i = 0; i < parts.size(); i++) {
                parts.get(i).assign(rendering, items.get(i));
            }
        }
    }

    /** {@code namespace.name}. */
    record Attribute(String namespace, String name) implements Target {
        @Override
        public Set<String> names() {
            return Set.of();
        }

        @Override
        public void assign(Rendering rendering, @Nullable Object value) {
            if (!(rendering.variable(namespace) instanceof Namespace object)) {
                throw new PythonException("cannot assign attribute on non-namespace object");
            }
            object.set(name, value);
        }
    }

    /** Reads one or several with commas. */
    static Target read(TokenStream tokens) {
        List<Target> parts = new ArrayList<>();
        boolean comma = false;
        while (parts.isEmpty() || (comma && !tokens.at("in") && !tokens.at("=") && !tokens.at(")") && !tokens.atEnd())) {
            parts.add(part(tokens));
            comma = tokens.skip(",");
            if (!comma) {
                break;
            }
        }
        return parts.size() == 1 && !comma ? parts.getFirst() : new Several(List.copyOf(parts));
    }

    private static Target part(TokenStream tokens) {
        if (tokens.skip("(")) {
            Target inner = read(tokens);
            tokens.expect(")");
            return inner;
        }
        String name = name(tokens);
        return tokens.skip(".") ? new Attribute(name, tokens.expectName().text()) : new Name(name);
    }

    /** A name that can be set. */
    static String name(TokenStream tokens) {
        Token token = tokens.expectName();
        if (CONSTANTS.contains(token.text())) {
            throw tokens.fail("can't assign to '" + token.text() + "'");
        }
        return token.text();
    }
}
