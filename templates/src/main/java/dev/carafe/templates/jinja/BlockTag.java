package dev.carafe.templates.jinja;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A tag of your own with a body, <code>{% name arguments %}…{% endname %}</code>.
 *
 * <pre>{@code
 * templates.tag("cache", (args, body) -> cache.computeIfAbsent(args.text(0), key -> body.get()));
 * // {% cache 'menu' %}…{% endcache %}
 * }</pre>
 *
 * <p>The header is read like the arguments of a call. A tag without a body is a {@linkplain Callable function}.
 */
@FunctionalInterface
public interface BlockTag {
    /**
     * Returns the output of the tag. It is not escaped again, since the body already is.
     *
     * @param body renders the body at each call, with the variables at the tag's place; markup where output is escaped
     */
    @Nullable Object output(Arguments arguments, Supplier<CharSequence> body);
}
