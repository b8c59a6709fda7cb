package dev.carafe.routing;

import org.jspecify.annotations.Nullable;

/**
 * How to build a URL, beyond its endpoint and values. Immutable: every method gives a changed copy.
 *
 * <pre>{@code
 * urls.build("person", Map.of("id", 7), BuildOptions.NONE.external("https", "example.org").anchor("address"));
 * }</pre>
 *
 * @param method the rule must take this method; null: a rule for GET if there is one, any other if not
 * @param appendUnknown whether values that are no variables become the query
 * @param anchor the text after {@code #}, not yet encoded; null: none
 * @param origin what an absolute URL begins with; null: the URL begins with its path
 */
public record BuildOptions(@Nullable String method, boolean appendUnknown, @Nullable String anchor, @Nullable Origin origin) {
    /** A path with its query. */
    public static final BuildOptions NONE = new BuildOptions(null, true, null, null);

    /** The scheme and the host, with its port if it has one. */
    public record Origin(String scheme, String host) {}

    /** Asks for a rule that takes this method. */
    public BuildOptions method(String name) {
        return new BuildOptions(name, appendUnknown, anchor, origin);
    }

    /** Drops values that are no variables. */
    public BuildOptions withoutUnknown() {
        return new BuildOptions(method, false, anchor, origin);
    }

    /** Adds {@code #} and this text. */
    public BuildOptions anchor(String text) {
        return new BuildOptions(method, appendUnknown, text, origin);
    }

    /** Makes the URL absolute. A websocket's URL has {@code wss} for {@code https}, and {@code ws} for anything else. */
    public BuildOptions external(String scheme, String host) {
        return new BuildOptions(method, appendUnknown, anchor, new Origin(scheme, host));
    }
}
