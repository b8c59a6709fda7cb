package dev.carafe;

import dev.carafe.operation.Description;
import dev.carafe.operation.Guard;
import dev.carafe.operation.Negotiation;
import dev.carafe.operation.Operation;
import dev.carafe.routing.Converters;
import dev.carafe.routing.Rule;
import dev.carafe.routing.UrlMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The routes of an app, its own and those of its blueprints. */
final class Routes {
    private final Converters converters = new Converters();
    private final UrlMap urls = new UrlMap(converters);
    private final Map<String, Registered> endpoints = new HashMap<>();
    private final Map<Rule, Described> described = new LinkedHashMap<>();
    private final Set<String> blueprints = new HashSet<>();
    private final Set<Object> registered = new HashSet<>();
    private final Set<Path> templateFolders = new LinkedHashSet<>();

    Converters converters() {
        return converters;
    }

    UrlMap urls() {
        return urls;
    }

    /** Returns the template folders of the blueprints, in order of registration. */
    Set<Path> templateFolders() {
        return templateFolders;
    }

    /** Returns the endpoints by name, once all hooks are known. */
    Map<String, Endpoint> endpoints(List<Teardown> contextTeardown) {
        Map<String, Endpoint> all = new HashMap<>();
        endpoints.forEach((name, one) -> all.put(name, new Endpoint(one.handler(), one.registration(), contextTeardown)));
        return all;
    }

    /** Returns the routes as they describe themselves, in the order in which they were added. */
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        described.forEach((rule, one) -> operations.add(new Operation(rule, one.description(), one.registration().name(),
                one.registration().scopes().stream().flatMap(hooks -> hooks.before.stream())
                        .filter(Guard.class::isInstance).map(Guard.class::cast).toList())));
        return operations;
    }

    /** Returns what the routes negotiate that say of media types; none of the others. */
    Map<Rule, Negotiation> negotiations() {
        Map<Rule, Negotiation> negotiations = new HashMap<>();
        described.forEach((rule, one) -> {
            Negotiation negotiation = Negotiation.of(one.description());
            if (negotiation != null) {
                negotiations.put(rule, negotiation);
            }
        });
        return negotiations;
    }

    boolean contains(String endpoint) {
        return endpoints.containsKey(endpoint);
    }

    void add(RouteSpec route, Registration registration) {
        String endpoint = registration.qualified(route.endpoint());
        Rule.Builder rule = route.rule(registration);
        Registered other = endpoints.get(endpoint);
        if (other != null && !other.handler().equals(route.handler())) {
            urls.check(rule); // a duplicate rule is the better error to report
            throw new IllegalArgumentException(("The endpoint '%s' of the rule '%s' has another handler already. URLs are built by "
                    + "endpoint, so each stands for one handler: name another, or pass the same handler.")
                    .formatted(endpoint, registration.path(route.text())));
        }
        Rule added = urls.add(rule);
        described.put(added, new Described(route.description(), registration));
        endpoints.putIfAbsent(endpoint, new Registered(route.handler(), registration));
    }

    /**
     * Notes that a blueprint is registered at a place; returns whether it is for the first time.
     *
     * @param name its own name
     * @param templates its template folders
     * @throws IllegalArgumentException if there is a blueprint of the same name already
     */
    boolean register(Object blueprint, String name, String prefix, List<Path> templates, Registration place) {
        if (!blueprints.add(Objects.requireNonNull(place.name()))) {
            throw new IllegalArgumentException(("Blueprint '%s' is already registered. Names build endpoints and must be unique. "
                    + "Register it again as register(%s, \"%s\", \"another-name\").").formatted(place.name(), name, prefix));
        }
        templateFolders.addAll(templates);
        return registered.add(blueprint);
    }

    private record Described(Description description, Registration registration) { }

    private record Registered(Handler handler, Registration registration) { }
}
