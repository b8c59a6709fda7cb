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
 * How clients prove who they are, in words of OpenAPI. A {@link Guard} has one; where no guard stands, a route says it.
 *
 * <pre>{@code
 * static final SecurityScheme KEY = SecurityScheme.apiKeyInHeader("X-API-Key");
 * static final SecurityScheme OAUTH = SecurityScheme.oauth2(OAuthFlow.clientCredentials("https://id.example.org/token")
 *         .scope("people:write", "Add and change people"));
 *
 * app.route("/people").post().security(OAUTH, "people:write").to(...);
 * }</pre>
 *
 * <p>It only describes: what lets clients in is a hook, or the handler. Immutable.
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

    /** Returns name and password (RFC 7617). {@code BasicAuth} says it by itself. */
    public static SecurityScheme basic() {
        return http("basic");
    }

    /** Returns a token as {@code Authorization: Bearer ...} (RFC 6750). {@code BearerAuth} says it by itself. */
    public static SecurityScheme bearer() {
        return http("bearer");
    }

    /** Returns such a token of a format, in words for readers: {@code JWT}. */
    public static SecurityScheme bearer(String format) {
        return bearer().with("bearerFormat", format);
    }

    /** Returns another scheme of the {@code Authorization} header (RFC 9110, section 11.1): {@code digest}. */
    public static SecurityScheme http(String scheme) {
        String lower = scheme.toLowerCase(Locale.ROOT);
        return of(lower, "http").with("scheme", lower);
    }

    /** Returns a key in a header field. {@code ApiKeyAuth} says it by itself. */
    public static SecurityScheme apiKeyInHeader(String name) {
        return apiKey("header", name);
    }

    /** Returns a key in the query. */
    public static SecurityScheme apiKeyInQuery(String name) {
        return apiKey("query", name);
    }

    /** Returns a key in a cookie, such as that of the session. */
    public static SecurityScheme apiKeyInCookie(String name) {
        return apiKey("cookie", name);
    }

    /** Returns OAuth 2 by one or more flows. */
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

    /** Returns OpenID Connect, by the URL of its discovery document. */
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

    /** A scope that no flow grants is a mistake in writing. */
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
