package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.builtins.Namespace;
import dev.carafe.templates.engine.python.Iteration;
import dev.carafe.templates.jinja.PythonException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a value is assigned to. */
public sealed interface Target {
    /** Fails if nothing can be assigned to it. Called before the value is evaluated. */
    default void check(Rendering rendering) {}

    /** Sets the variables in the current scope. */
    void assign(Rendering rendering, @Nullable Object value);

    /** Returns the names of the variables that are set. */
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
        public void check(Rendering rendering) {
            namespace(rendering);
        }

        @Override
        public void assign(Rendering rendering, @Nullable Object value) {
            namespace(rendering).set(name, value);
        }

        private Namespace namespace(Rendering rendering) {
            if (rendering.variable(namespace) instanceof Namespace object) {
                return object;
            }
            throw new PythonException("cannot assign attribute on non-namespace object");
        }
    }
}
