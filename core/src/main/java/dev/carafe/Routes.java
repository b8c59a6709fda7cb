package dev.carafe;

import dev.carafe.routing.Converters;
import dev.carafe.routing.Rule;
import dev.carafe.routing.UrlMap;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The routes of an app, its own and those of its blueprints. */
final class Routes {
    private final Converters converters = new Converters();
    private final UrlMap urls = new UrlMap(converters);
    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final Set<String> blueprints = new HashSet<>();
    private final Set<Blueprint> registered = new HashSet<>();
    private final Set<Path> templateFolders = new LinkedHashSet<>();

    Converters converters() {
        return converters;
    }

    UrlMap urls() {
        return urls;
    }

    /** Where the blueprints have their templates, in order of registration. */
    Set<Path> templateFolders() {
        return templateFolders;
    }

    /** The views by endpoint, when all hooks are known. */
    Map<String, View> views() {
        Map<String, View> views = new HashMap<>();
        endpoints.forEach((name, endpoint) -> views.put(name, new View(endpoint.handler(), endpoint.mount())));
        return views;
    }

    boolean contains(String endpoint) {
        return endpoints.containsKey(endpoint);
    }

    void add(RouteSpec route, Mount mount) {
        String endpoint = mount.qualified(route.endpoint());
        Rule.Builder rule = route.rule(mount);
        Endpoint other = endpoints.get(endpoint);
        if (other != null && !other.handler().equals(route.handler())) {
            urls.check(rule); // where the rule itself is taken, its endpoint is not what to tell of
            throw new IllegalArgumentException(("The endpoint '%s' of the rule '%s' has another handler already. URLs are built by "
                    + "endpoint, so each stands for one handler: name another, or pass the same handler.")
                    .formatted(endpoint, mount.path(route.text())));
        }
        urls.add(rule);
        endpoints.putIfAbsent(endpoint, new Endpoint(route.handler(), mount));
    }

    void add(Blueprint blueprint, String prefix, String name, Mount outer) {
        Mount inner = outer.inner(name, prefix, blueprint.scope);
        if (!blueprints.add(Objects.requireNonNull(inner.name()))) {
            throw new IllegalArgumentException(("Blueprint '%s' is already registered. Names build endpoints and must be unique. "
                    + "Register it again as register(%s, \"%s\", \"another-name\").").formatted(inner.name(), blueprint.name(), prefix));
        }
        templateFolders.addAll(blueprint.templates());
        if (registered.add(blueprint)) {
            outer.app().addAll(blueprint.appScope());
        }
        blueprint.registerAt(inner, this);
    }

    private record Endpoint(Handler handler, Mount mount) { }
}
