package dev.carafe;

import dev.carafe.http.Binding;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Requests;
import dev.carafe.http.Response;
import dev.carafe.operation.Negotiation;
import dev.carafe.routing.Match;
import dev.carafe.routing.Rule;
import dev.carafe.routing.UrlMap;
import dev.carafe.signal.Signals;
import dev.carafe.websocket.Handshake;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes a request through the app, from the URL map to the response that middleware gets. */
final class Dispatcher {
    private final App app;
    private final UrlMap urls;
    private final Map<String, Endpoint> endpoints;
    private final Map<Rule, Negotiation> negotiations;
    private final Endpoint unmatched;
    private final TrustedHosts trusted;
    private final @Nullable String rootPath;
    private final Binding binding;
    private final ResponseMaker maker;
    private final Failures failures;
    private final Sessions sessions;

    Dispatcher(App app, UrlMap urls, Map<String, Endpoint> endpoints, Map<Rule, Negotiation> negotiations, Endpoint unmatched,
            TrustedHosts trusted, @Nullable String rootPath, Binding binding, ResponseMaker maker, Failures failures, Sessions sessions) {
        this.app = app;
        this.urls = urls;
        this.endpoints = endpoints;
        this.negotiations = negotiations;
        this.unmatched = unmatched;
        this.trusted = trusted;
        this.rootPath = rootPath;
        this.binding = binding;
        this.maker = maker;
        this.failures = failures;
        this.sessions = sessions;
    }

    /** Handles a request in a context of its own. */
    Response dispatch(Exchange exchange, Request received) {
        Request request = Requests.adopted(received, rootPath, binding);
        Match match = match(request);
        RequestContext context = context(request, match);
        @Nullable Context before = exchange.enter(context);
        try {
            announce(context);
            return finish(exchange, context, respond(exchange, context, match));
        } finally {
            exchange.leave(context, before);
        }
    }

    /** Enters the context of a request that nothing handles; the exchange ends it. */
    void enter(Exchange exchange, Request request) {
        RequestContext context = context(request, match(request));
        exchange.enter(context);
        announce(context);
    }

    /**
     * Responds to failures outside a matched route: exceptions of middleware, and requests refused before they were handled. The app's
     * error handlers apply.
     */
    Response respondUnmatched(Exchange exchange, Request request, Throwable failure) {
        RequestContext context = exchange.context();
        boolean isNew = context == null;
        if (context == null) {
            context = new RequestContext(app, request, unmatched);
        }
        @Nullable Context before = isNew ? exchange.enter(context) : Context.swap(context);
        try {
            if (isNew) {
                announce(context);
            }
            return failures.respond(exchange, context.request, unmatched.errors, failure);
        } finally {
            exchange.leave(context, before);
        }
    }

    private Match match(Request request) {
        boolean handshake = request.upgradesTo(Handshake.PROTOCOL) && request.method().equals("GET");
        return handshake ? urls.matchWebSocket(request.rawPath()) : urls.match(request.method(), request.rawPath());
    }

    private RequestContext context(Request request, Match match) {
        Endpoint endpoint = unmatched;
        if (match instanceof Match.Found found) {
            endpoint = Objects.requireNonNull(endpoints.get(found.rule().endpoint()));
            Requests.match(request, found, endpoint.blueprint);
        }
        return new RequestContext(app, request, endpoint);
    }

    private void announce(RequestContext context) {
        if (Signals.APPCONTEXT_PUSHED.isConnected()) {
            Signals.APPCONTEXT_PUSHED.send(app, context.request);
        }
    }

    private Response respond(Exchange exchange, RequestContext context, Match match) {
        try {
            trusted.check(context.request);
            if (Signals.REQUEST_STARTED.isConnected()) {
                Signals.REQUEST_STARTED.send(app, context.request);
            }
            for (Before hook : context.endpoint.before) {
                hook.before(context.request);
            }
            return maker.make(exchange, context.request, valueOf(context, match));
        } catch (Throwable e) {
            return failures.respond(exchange, context.request, context.endpoint.errors, e);
        }
    }

    private @Nullable Object valueOf(RequestContext context, Match match) throws Exception {
        return switch (match) {
            case Match.Found found when isAutomaticOptions(found, context.request) -> options(context.request);
            case Match.Found found -> handled(context, found);
            case Match.Redirect redirect -> Response.redirect(location(redirect.path(), context.request), 308);
            case Match.WrongMethod wrong -> throw new HttpException(405).header("Allow", String.join(", ", wrong.allowed()));
            case Match.Missing missing -> throw new HttpException(404);
            case Match.Malformed malformed -> throw new HttpException(400, "The path of the URL is not well-formed.");
            case Match.WrongProtocol wrong -> throw wrongProtocol(context.request);
        };
    }

    private @Nullable Object handled(RequestContext context, Match.Found found) throws Exception {
        Negotiation negotiation = negotiations.isEmpty() ? null : negotiations.get(found.rule());
        if (negotiation != null) {
            negotiation.settle(context.request);
        }
        return context.endpoint.handler.handle(context.request);
    }

    private static HttpException wrongProtocol(Request request) {
        return switch (request.method()) {
            case "GET", "HEAD" -> request.upgradesTo(Handshake.PROTOCOL)
                    ? new HttpException(400, "This URL opens no WebSocket.")
                    : Handshake.upgradeRequired("This URL is for WebSockets only.");
            default -> new HttpException(405).header("Allow", "GET");
        };
    }

    private static boolean isAutomaticOptions(Match.Found found, Request request) {
        return found.rule().automaticOptions() && request.method().equals("OPTIONS");
    }

    private Response options(Request request) {
        return Response.text("").header("Allow", String.join(", ", urls.allowedMethods(request.rawPath())));
    }

    private static String location(String path, Request request) {
        String location = request.rootPath() + path;
        return request.queryString().isEmpty() ? location : location + "?" + request.queryString();
    }

    /** Runs the after hooks, saves the session, and tells that the response is ready. */
    private Response finish(Exchange exchange, RequestContext context, Response made) {
        Response response = made;
        int ran = 0;
        for (; ran < context.afterThis().size(); ran++) {
            response = runAfter(exchange, context, context.afterThis().get(ran), response);
        }
        for (After hook : context.endpoint.after) {
            response = runAfter(exchange, context, hook, response);
        }
        for (; ran < context.afterThis().size(); ran++) {
            response = runAfter(exchange, context, context.afterThis().get(ran), response);
        }
        response = saveSession(exchange, context, response);
        if (Signals.REQUEST_FINISHED.isConnected()) {
            Signals.REQUEST_FINISHED.send(app, new Signals.RequestFinished(context.request, response));
        }
        return response;
    }

    /** If the hook fails, its failure's response replaces the one given; the other hooks still run. */
    private Response runAfter(Exchange exchange, RequestContext context, After hook, Response response) {
        try {
            @Nullable Response changed = hook.after(context.request, response);
            if (changed == null) {
                throw new IllegalStateException(("The after hook %s returned null on %s '%s'. Return the response that it was given, or a "
                        + "changed copy.").formatted(hook.getClass().getName(), context.request.method(), context.request.rawPath()));
            }
            return changed.equals(response) ? response : maker.encode(exchange, context.request, changed);
        } catch (Throwable e) {
            return failures.respond(exchange, context.request, context.endpoint.errors, e);
        }
    }

    private Response saveSession(Exchange exchange, RequestContext context, Response response) {
        try {
            Response saved = sessions.save(context.sessionIfOpen(), context.request, response);
            context.sessionSaved();
            return saved;
        } catch (Throwable e) {
            return failures.respond(exchange, context.request, context.endpoint.errors, e);
        }
    }
}
