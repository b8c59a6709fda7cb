package dev.carafe.benchmarks;

import dev.carafe.routing.Converters;
import dev.carafe.routing.Rule;
import dev.carafe.routing.UrlMap;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRoute;
import io.javalin.config.RouterConfig;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.router.ParsedEndpoint;
import io.javalin.router.matcher.PathMatcher;
import io.jooby.Context;
import io.jooby.Jooby;
import io.jooby.test.MockContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The routers that can be asked without a server, each by the code that its own server runs. */
public enum Router {
    CARAFE {
        @Override
        Search in(List<Route> routes) {
            UrlMap urls = new UrlMap(new Converters());
            for (Route route : routes) {
                urls.add(Rule.builder(route.rule()).endpoint(route.rule()).methods(List.of(route.method())));
            }
            urls.compile();
            return (method, path) -> () -> urls.match(method, path);
        }
    },
    /** A radix tree of characters. */
    JOOBY {
        @Override
        Search in(List<Route> routes) {
            Jooby app = new Jooby();
            for (Route route : routes) {
                app.route(route.method(), route.template(), context -> route);
            }
            return (method, path) -> {
                Context context = new MockContext().setMethod(method).setRequestPath(path);
                return () -> app.match(context);
            };
        }
    },
    /** A regular expression for every route, one after the other. */
    JAVALIN {
        @Override
        Search in(List<Route> routes) {
            PathMatcher matcher = new PathMatcher();
            RouterConfig config = new RouterConfig();
            for (Route route : routes) {
                HandlerType type = HandlerType.findOrCreate(route.method());
                matcher.add(new ParsedEndpoint(new Endpoint(type, route.template(), context -> {}), config));
            }
            return (method, path) -> {
                HandlerType type = HandlerType.findOrCreate(method);
                return () -> {
                    ParsedEndpoint endpoint = matcher.findFirstEntry(type, path);
                    return endpoint == null ? null : endpoint.extractPathParams(path);
                };
            };
        }
    },
    /** A regular expression for every route with a variable, one after the other. */
    HELIDON {
        @Override
        Search in(List<Route> routes) {
            List<HttpRoute> all = new ArrayList<>();
            for (Route route : routes) {
                all.add(HttpRoute.builder()
                        .methods(Method.create(route.method()))
                        .path(route.template())
                        .handler((request, response) -> {})
                        .build());
            }
            return (method, path) -> {
                HttpPrologue prologue = HttpPrologue.create("HTTP/1.1", "HTTP", "1.1", Method.create(method), path, false);
                return () -> {
                    for (HttpRoute route : all) {
                        if (route.accepts(prologue).accepted()) {
                            return route;
                        }
                    }
                    return null;
                };
            };
        }
    };

    /** Prepares what the server has of a request anyway, and leaves the search for its route. */
    interface Search {
        Supplier<@Nullable Object> of(String method, String path);
    }

    abstract Search in(List<Route> routes);
}
