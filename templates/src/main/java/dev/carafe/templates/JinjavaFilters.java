package dev.carafe.templates;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.objects.SafeString;
import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs filters written for Jinjava. Creates its engine at the first call. */
final class JinjavaFilters {
    private JinjavaFilters() {}

    /** Adapts a filter of Jinjava. An error that it reports ends the render. */
    @SuppressWarnings("try") // the interpreter is current while the resource is open
    static dev.carafe.templates.jinja.Filter adapt(Filter filter) {
        return (value, arguments) -> {
            JinjavaInterpreter interpreter = new JinjavaInterpreter(Engine.JINJAVA, Engine.JINJAVA.getGlobalContextCopy(), Engine.CONFIG);
            try (var current = JinjavaInterpreter.closeablePushCurrent(interpreter).get()) {
                Object result = filter.filter(javaValue(value), interpreter, positional(arguments), named(arguments));
                if (!interpreter.getErrorsCopy().isEmpty()) {
                    throw new PythonException(interpreter.getErrorsCopy().getFirst().getMessage());
                }
                return result instanceof SafeString safe ? Markup.of(safe.getValue()) : result;
            } catch (NoClassDefFoundError e) {
                throw new IllegalStateException(("Jinjava's filter '%s' needs a library that carafe-templates leaves out, for only single "
                        + "filters use it: %s is missing. Add %s to your project, in the version that Jinjava names.")
                        .formatted(filter.getName(), e.getMessage(), library(String.valueOf(e.getMessage()))), e);
            } catch (InterpretException e) {
                throw new PythonException(String.valueOf(e.getMessage()), e);
            }
        };
    }

    private static String library(String type) {
        return type.startsWith("org/apache/commons/net/") ? "commons-net:commons-net"
                : type.startsWith("ch/obermuhlner/") ? "ch.obermuhlner:big-math" : "it";
    }

    private static @Nullable Object[] positional(Arguments arguments) {
        return arguments.positional().stream().map(JinjavaFilters::javaValue).toArray();
    }

    private static Map<String, @Nullable Object> named(Arguments arguments) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        arguments.named().forEach((name, value) -> named.put(name, javaValue(value)));
        return named;
    }

    private static @Nullable Object javaValue(@Nullable Object value) {
        return value instanceof Markup markup ? new SafeString(markup.html())
                : value instanceof Undefined ? null : value;
    }

    /** Holds Jinjava's engine, which is slow to create. */
    private static final class Engine {
        static final JinjavaConfig CONFIG = JinjavaConfig.newBuilder().build();
        static final Jinjava JINJAVA = new Jinjava(CONFIG);
    }
}
