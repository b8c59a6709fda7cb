package dev.carafe.templates.engine.globals;

import dev.carafe.http.header.Accept;
import dev.carafe.templates.engine.python.Attributed;
import dev.carafe.templates.engine.python.Iteration;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.jinja.Callable;
import dev.carafe.templates.jinja.Undefined;
import org.jspecify.annotations.Nullable;

/** The media types, languages or the like that a client accepts: {@code best}, and {@code best_match(['de', 'en'], default='en')}. */
record AcceptGlobal(Accept accept) implements Attributed {
    @Override
    public @Nullable Object attribute(String name, Undefined.Kind kind) {
        Callable bestMatch = arguments -> {
            String best = accept.best(Iteration.items(arguments.get(0)).stream().map(Text::str).toArray(String[]::new));
            return best != null ? best : arguments.get(1, "default", null);
        };
        return switch (name) {
            case "best" -> accept.isEmpty() ? null : accept.choices().getFirst().value();
            case "best_match" -> bestMatch;
            default -> kind.of(name, "the accepted values have no attribute '" + name + "'");
        };
    }
}
