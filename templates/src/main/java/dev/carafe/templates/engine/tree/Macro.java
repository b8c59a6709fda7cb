package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.python.Attributed;
import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.Callable;
import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Tuple;
import dev.carafe.templates.jinja.Undefined;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A macro with the variables of the place where it was defined; it does not see those of its caller. */
public record Macro(MacroStatement statement, Rendering rendering, Scope scope, boolean autoescape) implements Callable, Attributed {
    @Override
    public Object call(Arguments arguments) {
        boolean markup = arguments.autoescape();
        Scope before = rendering.enter(scope.inner());
        boolean escaping = rendering.escape(autoescape);
        try {
            bind(arguments);
            String output = rendering.captureAll(statement.body()).toString();
            return markup ? Markup.of(output) : output;
        } finally {
            rendering.escape(escaping);
            rendering.enter(before);
        }
    }

    private void bind(Arguments arguments) {
        Scope inner = rendering.scope();
        List<Parameters.Parameter> parameters = statement.parameters().all();
        Map<String, @Nullable Object> named = new LinkedHashMap<>(arguments.named());
        for (int i = 0; i < parameters.size(); i++) {
            Parameters.Parameter parameter = parameters.get(i);
            String name = parameter.name();
            if (i < arguments.size()) {
                inner.set(name, arguments.get(i));
            } else if (named.containsKey(name)) {
                inner.set(name, named.remove(name));
            } else if (parameter.otherwise() != null) {
                inner.set(name, parameter.otherwise().evaluate(rendering));
            } else {
                inner.set(name, rendering.undefined().of(name, "parameter '" + name + "' was not provided"));
            }
        }
        if (statement.uses().contains("caller")) {
            Object caller = named.containsKey("caller") ? named.remove("caller")
                    : rendering.undefined().of("caller", "No caller defined");
            inner.set("caller", caller);
        }
        bindRest(inner, arguments, named);
    }

    private void bindRest(Scope inner, Arguments arguments, Map<String, @Nullable Object> named) {
        int count = statement.parameters().all().size();
        if (statement.uses().contains("kwargs")) {
            inner.set("kwargs", named);
        } else if (!named.isEmpty()) {
            throw new PythonException(
                    "macro '" + statement.name() + "' takes no keyword argument '" + named.keySet().iterator().next() + "'");
        }
        if (statement.uses().contains("varargs")) {
            inner.set("varargs", Tuple.of(arguments.after(count).positional().toArray()));
        } else if (arguments.size() > count) {
            throw new PythonException("macro '" + statement.name() + "' takes not more than " + count + " argument(s)");
        }
    }

    @Override
    public @Nullable Object attribute(String name, Undefined.Kind kind) {
        return switch (name) {
            case "name" -> statement.name();
            case "arguments" -> Tuple.of(statement.parameters().all().stream().map(Parameters.Parameter::name).toArray());
            case "catch_kwargs" -> statement.uses().contains("kwargs");
            case "catch_varargs" -> statement.uses().contains("varargs");
            case "caller" -> statement.uses().contains("caller");
            default -> kind.of(name, "'Macro object' has no attribute '" + name + "'");
        };
    }

    @Override
    public String toString() {
        return statement.name().equals("caller") ? "<Macro anonymous>" : "<Macro '" + statement.name() + "'>";
    }
}
