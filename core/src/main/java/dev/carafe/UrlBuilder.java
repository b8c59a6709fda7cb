package dev.carafe;

import dev.carafe.config.Config;
import dev.carafe.http.Request;
import dev.carafe.routing.BuildOptions;
import dev.carafe.routing.UrlMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds URLs like Flask's {@code url_for}: names and values alternate, and names that begin with an underscore are options. */
final class UrlBuilder {
    private final UrlMap urls;
    private final Config config;
    private final @Nullable Request request;

    UrlBuilder(UrlMap urls, Config config, @Nullable Request request) {
        this.urls = urls;
        this.config = config;
        this.request = request;
    }

    String build(String endpoint, @Nullable Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("urlFor(\"%s\", ...) takes a value for each name, but '%s' has none."
                    .formatted(endpoint, namesAndValues[namesAndValues.length - 1]));
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!(namesAndValues[i] instanceof String name)) {
                throw new IllegalArgumentException(("urlFor(\"%s\", ...) takes names and values in turn, but %s is no name. "
                        + "Names are strings.").formatted(endpoint, namesAndValues[i]));
            }
            (name.startsWith("_") ? options : values).put(name, namesAndValues[i + 1]);
        }
        String name = qualified(endpoint);
        return urls.build(name, values, options(name, options));
    }

    /** Resolves an endpoint that begins with a dot against the request's blueprint, or against the app if there is none. */
    private String qualified(String endpoint) {
        if (!endpoint.startsWith(".")) {
            return endpoint;
        }
        if (request == null) {
            throw new IllegalStateException(("The endpoint '%s' is relative to the blueprint of a request, but there is no request. "
                    + "Name the blueprint too, as in \"teams%s\".").formatted(endpoint, endpoint));
        }
        return request.blueprint() == null ? endpoint.substring(1) : request.blueprint() + endpoint;
    }

    private BuildOptions options(String endpoint, Map<String, @Nullable Object> given) {
        String root = request == null ? rootPath(config) : request.rootPath();
        BuildOptions options = root == null ? BuildOptions.NONE : BuildOptions.NONE.root(root);
        String scheme = null;
        // Browsers open WebSockets by absolute URLs only.
        boolean external = urls.isWebSocket(endpoint);
        for (Map.Entry<String, @Nullable Object> option : given.entrySet()) {
            Object value = option.getValue();
            switch (option.getKey()) {
                case "_anchor" -> options = value == null ? options : options.anchor(value.toString());
                case "_method" -> options = value == null ? options : options.method(value.toString());
                case "_scheme" -> scheme = value == null ? null : value.toString();
                case "_external" -> external |= Boolean.TRUE.equals(value);
                default -> throw new IllegalArgumentException(("urlFor(\"%s\", ...) has no option '%s'. The options are _anchor, "
                        + "_external, _method and _scheme; a variable's name has no underscore in front.")
                        .formatted(endpoint, option.getKey()));
            }
        }
        return external || scheme != null ? options.external(scheme != null ? scheme : scheme(), host(endpoint)) : options;
    }

    /** The path below which an app is by its settings, in its form; null if they say nothing. */
    static @Nullable String rootPath(Config config) {
        String root = config.getString("APPLICATION_ROOT");
        return root == null ? null : BuildOptions.NONE.root(root).root();
    }

    private String scheme() {
        return request != null ? request.scheme() : config.getBoolean("PREFER_SECURE_URLS") ? "https" : "http";
    }

    /** Returns the {@code SERVER_NAME} of the settings or else the requested host. */
    private String host(String endpoint) {
        String name = config.getString("SERVER_NAME");
        String host = name != null || request == null ? name : request.header("Host");
        if (host == null) {
            throw new IllegalStateException(("urlFor(\"%s\", \"_external\", true) needs the name of the server, which only the "
                    + "settings know outside a request. Set SERVER_NAME, as in \"example.org\".").formatted(endpoint));
        }
        return host;
    }
}
