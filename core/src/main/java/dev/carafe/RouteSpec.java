package dev.carafe;

import dev.carafe.routing.Rule;
import java.util.List;
import java.util.function.Consumer;

/**
 * A route as it was described, before it is known under which prefix and name it will be found.
 *
 * @param text the rule
 * @param endpoint the name that URLs are built by
 * @param options what else was said of the rule
 * @param handler answers it
 */
record RouteSpec(String text, String endpoint, List<Consumer<Rule.Builder>> options, Handler handler) {
    Rule.Builder rule(Registration registration) {
        Rule.Builder rule = Rule.builder(registration.path(text)).endpoint(registration.qualified(endpoint));
        options.forEach(option -> option.accept(rule));
        return rule;
    }
}
