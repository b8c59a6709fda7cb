package dev.carafe.routing;

import org.jspecify.annotations.Nullable;

/**
 * Options for building a URL, in addition to its endpoint and values. Immutable: every method returns a changed copy.
 *
 * <pre>{@code
 * urls.build("person", Map.of("id", 7), BuildOptions.NONE.external("https", "example.org").root("/app").anchor("address"));
 * // https://example.org/app/person/7#address
 * }</pre>
 *
 * @param method the method that the rule must take; null prefers a rule for GET
 * @param appendUnknown whether values that are not variables become the query
 * @param anchor the text after {@code #}, not encoded; null for none
 * @param origin the start of an absolute URL; null for a URL that begins with its path
 * @param root the path below which the app is mounted, encoded, without a final slash; empty for none
 */
public record BuildOptions(
        @Nullable String method, boolean appendUnknown, @Nullable String anchor, @Nullable Origin origin, String root) {
    /** A path with its query. */
    public static final BuildOptions NONE = new BuildOptions(null, true, null, null, "");

    /** Normalizes {@code root}, as {@link #root(String)} does. */
    public BuildOptions {
        root = PathText.root(root);
    }

    /** The scheme and the host, with its port if it has one. */
    public record Origin(String scheme, String host) {}

    /** Requires a rule that takes this method. */
    public BuildOptions method(String name) {
        return new BuildOptions(name, appendUnknown, anchor, origin, root);
    }

    /** Drops values that are not variables. */
    public BuildOptions withoutUnknown() {
        return new BuildOptions(method, false, anchor, origin, root);
    }

    /** Adds {@code #} and the text. */
    public BuildOptions anchor(String text) {
        return new BuildOptions(method, appendUnknown, text, origin, root);
    }

    /** Makes the URL absolute. A websocket's URL has {@code wss} for {@code https}, and {@code ws} for anything else. */
    public BuildOptions external(String scheme, String host) {
        return new BuildOptions(method, appendUnknown, anchor, new Origin(scheme, host), root);
    }

    /**
     * Puts a prefix before the rule's path, after the host of an absolute URL: the path below which a proxy or a container mounts the app.
     * An empty text and {@code "/"} mean none; slashes at its ends and repeated ones are ignored. Characters that a path can't have are
     * percent-encoded; existing escapes stay.
     */
    public BuildOptions root(String prefix) {
        return new BuildOptions(method, appendUnknown, anchor, origin, prefix);
    }
}
