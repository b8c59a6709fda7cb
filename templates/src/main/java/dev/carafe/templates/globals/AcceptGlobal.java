package dev.carafe.templates.globals;

import dev.carafe.http.header.Accept;
import dev.carafe.templates.python.Attributed;
import dev.carafe.templates.python.Callable;
import dev.carafe.templates.python.Iteration;
import dev.carafe.templates.python.Text;
import dev.carafe.templates.python.Undefined;
import org.jspecify.annotations.Nullable;

/** What a client accepts: {@code best}, and {@code best_match(['de', 'en'], default='en')}. */
record AcceptGlobal(Accept accept) implements Attributed {
    @Override
    public @Nullable Object attribute(String name, Undefined.Policy policy) {
        Callable bestMatch = arguments -> {
            String best = accept.best(Iteration.items(arguments.get(0)).stream().map(Text::str).toArray(String[]::new));
            return best != null ? best : arguments.get(1, "default", null);
        };
        return switch (name) {
            case "best" -> accept.isEmpty() ? null : accept.choices().getFirst().value();
            case "best_match" -> bestMatch;
            default -> new Undefined("the accepted values have no attribute '" + name + "'", policy);
        };
    }
}
