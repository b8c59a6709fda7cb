package dev.carafe.routing;

import org.jspecify.annotations.Nullable;

/**
 * Says how to build a URL, beyond its endpoint and values. Immutable: every method returns a changed copy.
 *
 * <pre>{@code
 * urls.build("person", Map.of("id", 7), BuildOptions.NONE.external("https", "example.org").root("/app").anchor("address"));
 * // https://example.org/app/person/7#address
 * }</pre>
 *
 * @param method the method that the rule must take; null: a rule for GET if there is one, any other if not
 * @param appendUnknown whether values that are no variables become the query
 * @param anchor the text after {@code #}, not yet encoded; null: none
 * @param origin what an absolute URL begins with; null: the URL begins with its path
 * @param root the path below which the app is mounted, encoded, without a final slash; empty: none
 */
public record BuildOptions(
        @Nullable String method, boolean appendUnknown, @Nullable String anchor, @Nullable Origin origin, String root) {
    /** A path with its query. */
    public static final BuildOptions NONE = new BuildOptions(null, true, null, null, "");

    /** Brings {@code root} into its form, as {@link #root(String)} does. */
    public BuildOptions {
        root = PathText.root(root);
    }

    /** The scheme and the host, with its port if it has one. */
    public record Origin(String scheme, String host) {}

    /** Requires a rule that takes this method. */
    public BuildOptions method(String name) {
        return new BuildOptions(name, appendUnknown, anchor, origin, root);
    }

    /** Drops values that are no variables. */
    public BuildOptions withoutUnknown() {
        return new BuildOptions(method, false, anchor, origin, root);
    }

    /** Adds {@code #} and this text. */
    public BuildOptions anchor(String text) {
        return new BuildOptions(method, appendUnknown, text, origin, root);
    }

    /** Makes the URL absolute. A websocket's URL has {@code wss} for {@code https}, and {@code ws} for anything else. */
    public BuildOptions external(String scheme, String host) {
        return new BuildOptions(method, appendUnknown, anchor, new Origin(scheme, host), root);
    }

    /**
     * Puts a prefix before the path of the rule, and after the host of an absolute URL: the path below which a proxy or a container
     * mounts the app. An empty text and {@code "/"} mean none; slashes at its ends and repeated ones don't matter. What a path can't
     * hold is percent-encoded; an escape that is there already stays as it is.
     */
    public BuildOptions root(String prefix) {
        return new BuildOptions(method, appendUnknown, anchor, origin, prefix);
    }
}
