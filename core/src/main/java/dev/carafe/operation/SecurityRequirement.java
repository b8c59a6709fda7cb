package dev.carafe.operation;

import java.util.List;

/**
 * A scheme that clients must use to get in, and what they must be allowed to do.
 *
 * @param scheme how they prove who they are
 * @param scopes what OAuth 2 or OpenID Connect must have granted them; for other schemes, the roles that they need
 */
public record SecurityRequirement(SecurityScheme scheme, List<String> scopes) {
    /**
     * A requirement as it is; the list is copied.
     *
     * @throws IllegalArgumentException if the flows of the scheme do not grant a scope
     */
    public SecurityRequirement {
        scopes = List.copyOf(scopes);
        scheme.check(scopes);
    }
}
