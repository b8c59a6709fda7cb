package dev.carafe.operation;

import java.util.List;

/**
 * Says of a before hook that it lets only those in who prove who they are, so that documentation can tell it.
 *
 * <pre>{@code
 * record Signed(Keys keys) implements Before, Guard {
 *     public SecurityScheme security() {
 *         return SecurityScheme.http("signature");
 *     }
 *
 *     public void before(Request request) { ... }
 * }
 * }</pre>
 */
public interface Guard {
    /** Returns how clients prove who they are. */
    SecurityScheme security();

    /** Returns what they must be allowed to do; the default is nothing in particular. */
    default List<String> scopes() {
        return List.of();
    }

    /**
     * Returns the ways in, of which one is enough; the default is that of {@link #security()}. A hook that takes a key or a token returns
     * both.
     */
    default List<SecurityRequirement> alternatives() {
        return List.of(new SecurityRequirement(security(), scopes()));
    }
}
