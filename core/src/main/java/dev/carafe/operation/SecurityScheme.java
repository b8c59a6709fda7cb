package dev.carafe.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How clients prove who they are, in terms of OpenAPI. A {@link Guard} declares one; a route does where no guard does.
 *
 * <pre>{@code
 * static final SecurityScheme KEY = SecurityScheme.apiKeyInHeader("X-API-Key");
 * static final SecurityScheme OAUTH = SecurityScheme.oauth2(OAuthFlow.clientCredentials("https://id.example.org/token")
 *         .scope("people:write", "Add and change people"));
 *
 * app.route("/people").post().security(OAUTH, "people:write").to(...);
 * }</pre>
 *
 * <p>It only describes: a hook or the handler must still check clients. Immutable.
 *
 * @param name by which operations refer to it; schemes that differ need names that differ
 * @param fields what OpenAPI 3.1 says of it, in a Security Scheme Object
 */
public record SecurityScheme(String name, Map<String, Object> fields) {
    /**
     * A scheme as it is; the map is copied and keeps its order.
     *
     * @throws IllegalArgumentException if a document can't have the name
     */
    public SecurityScheme {
        if (name.isEmpty() || !name.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0))) {
            throw new IllegalArgumentException(
                    "A security scheme can't be called '%s'. Take letters, digits, '.', '_' and '-': named(\"key\").".formatted(name));
        }
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Returns the scheme of a name and a password (RFC 7617), which {@code BasicAuth} declares by itself. */
    public static SecurityScheme basic() {
        return http("basic");
    }

    /** Returns the scheme of a token, {@code Authorization: Bearer ...} (RFC 6750), which {@code BearerAuth} declares by itself. */
    public static SecurityScheme bearer() {
        return http("bearer");
    }

    /** Returns the scheme of a token, with a hint at its format: {@code JWT}. */
    public static SecurityScheme bearer(String format) {
        return bearer().with("bearerFormat", format);
    }

    /** Returns a scheme of the {@code Authorization} header by its name (RFC 9110, section 11.1): {@code digest}. */
    public static SecurityScheme http(String scheme) {
        String lower = scheme.toLowerCase(Locale.ROOT);
        return of(lower, "http").with("scheme", lower);
    }

    /** Returns the scheme of a key in a header field, which {@code ApiKeyAuth} declares by itself. */
    public static SecurityScheme apiKeyInHeader(String name) {
        return apiKey("header", name);
    }

    /** Returns the scheme of a key in the query. */
    public static SecurityScheme apiKeyInQuery(String name) {
        return apiKey("query", name);
    }

    /** Returns the scheme of a key in a cookie, such as that of the session. */
    public static SecurityScheme apiKeyInCookie(String name) {
        return apiKey("cookie", name);
    }

    /** Returns the scheme of OAuth 2, with one or more flows. */
    public static SecurityScheme oauth2(OAuthFlow... flows) {
        Map<String, Object> byKind = new LinkedHashMap<>();
        for (OAuthFlow flow : flows) {
            Map<String, Object> fields = new LinkedHashMap<>();
            put(fields, "authorizationUrl", flow.authorizationUrl());
            put(fields, "tokenUrl", flow.tokenUrl());
            put(fields, "refreshUrl", flow.refreshUrl());
            fields.put("scopes", flow.scopes());
            byKind.put(flow.kind(), fields);
        }
        return of("oauth2", "oauth2").with("flows", byKind);
    }

    /** Returns the scheme of OpenID Connect, with the URL of its discovery document. */
    public static SecurityScheme openIdConnect(String url) {
        return of("openIdConnect", "openIdConnect").with("openIdConnectUrl", url);
    }

    /** Sets the name by which operations refer to it; the default is its kind. */
    public SecurityScheme named(String name) {
        return new SecurityScheme(name, fields);
    }

    /** Says in Markdown what clients need, and where they get it. */
    public SecurityScheme description(String text) {
        return with("description", text);
    }

    /** Fails for a scope that no flow grants, since it is misspelt. */
    void check(List<String> scopes) {
        if (fields.get("flows") instanceof Map<?, ?> flows) {
            Set<String> granted = new TreeSet<>();
            for (Object flow : flows.values()) {
                if (flow instanceof Map<?, ?> map && map.get("scopes") instanceof Map<?, ?> known) {
                    known.keySet().forEach(each -> granted.add(String.valueOf(each)));
                }
            }
            for (String scope : scopes) {
                if (!granted.contains(scope)) {
                    throw new IllegalArgumentException(("No flow of the scheme '%s' grants the scope '%s'. Known: %s. Add it to a flow: "
                            + "scope(\"%s\", \"what it allows\").").formatted(name, scope, String.join(", ", granted), scope));
                }
            }
        }
    }

    private static SecurityScheme apiKey(String place, String name) {
        return of("apiKey", "apiKey").with("in", place).with("name", name);
    }

    private static SecurityScheme of(String name, String type) {
        return new SecurityScheme(name, Map.of("type", type));
    }

    private SecurityScheme with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new SecurityScheme(name, more);
    }

    private static void put(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
