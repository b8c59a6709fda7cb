package dev.carafe.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way by which clients get a token of OAuth 2 (RFC 6749).
 *
 * <pre>{@code
 * OAuthFlow.authorizationCode("https://id.example.org/authorize", "https://id.example.org/token")
 *         .scope("people:write", "Add and change people")
 * }</pre>
 *
 * <p>Immutable; each method returns a changed copy.
 *
 * @param kind its name in OpenAPI, such as {@code implicit}
 * @param authorizationUrl where users allow it, or null
 * @param tokenUrl where clients get the token, or null
 * @param refreshUrl where clients get a new one, or null
 * @param scopes what a token may allow, and what that means
 */
public record OAuthFlow(String kind, @Nullable String authorizationUrl, @Nullable String tokenUrl, @Nullable String refreshUrl,
        Map<String, String> scopes) {
    /** A flow as it is; the map is copied and keeps its order. */
    public OAuthFlow {
        scopes = Collections.unmodifiableMap(new LinkedHashMap<>(scopes));
    }

    /** Returns the flow of a program that acts for a user (section 4.1). Prefer it to {@link #implicit}. */
    public static OAuthFlow authorizationCode(String authorizationUrl, String tokenUrl) {
        return new OAuthFlow("authorizationCode", authorizationUrl, tokenUrl, null, Map.of());
    }

    /** Returns the flow of a program that acts for itself (section 4.4). */
    public static OAuthFlow clientCredentials(String tokenUrl) {
        return new OAuthFlow("clientCredentials", null, tokenUrl, null, Map.of());
    }

    /** Returns the flow of a program that knows the user's password (section 4.3). */
    public static OAuthFlow password(String tokenUrl) {
        return new OAuthFlow("password", null, tokenUrl, null, Map.of());
    }

    /** Returns the flow in which the token is a part of a URL (section 4.2). */
    public static OAuthFlow implicit(String authorizationUrl) {
        return new OAuthFlow("implicit", authorizationUrl, null, null, Map.of());
    }

    /** Sets where clients get a new token. */
    public OAuthFlow refresh(String url) {
        return new OAuthFlow(kind, authorizationUrl, tokenUrl, url, scopes);
    }

    /** Adds something that a token may allow. */
    public OAuthFlow scope(String name, String description) {
        Map<String, String> more = new LinkedHashMap<>(scopes);
        more.put(name, description);
        return new OAuthFlow(kind, authorizationUrl, tokenUrl, refreshUrl, more);
    }
}
