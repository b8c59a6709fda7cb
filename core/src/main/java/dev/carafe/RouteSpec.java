package dev.carafe;

import dev.carafe.operation.Description;
import dev.carafe.routing.Rule;
import java.util.List;
import java.util.function.Consumer;

/**
 * A route as it was described, before the prefixes of its path and endpoint are known.
 *
 * @param text the rule
 * @param endpoint the name that URLs are built by, without the blueprint's
 * @param options the further options of the rule
 * @param description what is said of it
 * @param handler handles its requests
 */
record RouteSpec(String text, String endpoint, List<Consumer<Rule.Builder>> options, Description description, Handler handler) {
    Rule.Builder rule(Registration registration) {
        Rule.Builder rule = Rule.builder(registration.path(text)).endpoint(registration.qualified(endpoint));
        options.forEach(option -> option.accept(rule));
        return rule;
    }
}
