package dev.carafe.operation;

import dev.carafe.routing.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route as the app has it.
 *
 * @param rule its path, methods and endpoint
 * @param description what was said of it
 * @param blueprint the name of the blueprint that it belongs to, or null
 * @param guards the hooks that let only some in, outer to inner
 */
public record Operation(Rule rule, Description description, @Nullable String blueprint, List<Guard> guards) { }
