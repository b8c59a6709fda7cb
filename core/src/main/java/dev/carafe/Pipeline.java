package dev.carafe;

import dev.carafe.config.Config;
import dev.carafe.debug.Debugger;
import dev.carafe.debug.DetailedJson;
import dev.carafe.debug.ForgeryWarning;
import dev.carafe.http.Binding;
import dev.carafe.http.HttpException;
import dev.carafe.http.Outgoing;
import dev.carafe.http.RawRequest;
import dev.carafe.http.Request;
import dev.carafe.http.Requests;
import dev.carafe.http.Response;
import dev.carafe.http.ResponseEncoder;
import dev.carafe.json.JacksonJson;
import dev.carafe.json.JsonProvider;
import dev.carafe.json.JsonStyle;
import dev.carafe.problem.Constraints;
import dev.carafe.session.SessionInterface;
import dev.carafe.websocket.Handshake;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A started app: takes a request through the middleware and the dispatcher to what is sent. */
final class Pipeline {
    /** The middleware, outermost first. */
    private final Middleware[] middleware;
    private final Dispatcher dispatcher;
    private final @Nullable String rootPath;
    private final Binding binding;
    private final ResponseMaker maker;
    private final Sessions sessions;
    private final Handshake handshake;

    private Pipeline(List<Middleware> middleware, Dispatcher dispatcher, @Nullable String rootPath, Binding binding,
            ResponseMaker maker, Sessions sessions, Handshake handshake) {
        this.middleware = middleware.reversed().toArray(Middleware[]::new);
        this.dispatcher = dispatcher;
        this.rootPath = rootPath;
        this.binding = binding;
        this.maker = maker;
        this.sessions = sessions;
        this.handshake = handshake;
    }

    /** Assembles the parts of an app. Its settings are read here, once. */
    static Pipeline of(App app, Routes routes, Registration root, List<Middleware> middleware, List<Teardown> contextTeardown,
            Conversions conversions, @Nullable JsonProvider ownJson, List<Constraints> constraints,
            @Nullable SessionInterface ownSessions) {
        Config config = app.config();
        boolean debug = config.getBoolean("DEBUG");
        JsonProvider plain = ownJson != null ? ownJson.styled(style(config, debug)) : new JacksonJson(style(config, debug));
        JsonProvider json = debug ? new DetailedJson(plain) : plain;
        Binding binding = new Binding(json, constraints, config.getInt("VALIDATION_STATUS"));
        ResponseEncoder encoder = new ResponseEncoder(json, Objects.requireNonNull(config.getString("JSONIFY_MIMETYPE")));
        ResponseMaker maker = new ResponseMaker(encoder, conversions);
        Debugger debugger = debug ? new Debugger(config) : null;
        Failures failures = new Failures(app, app.logger(), maker, debugger);
        Sessions sessions = ownSessions != null ? new Sessions(ownSessions) : Sessions.inCookies(config, app.clock(), app.logger());
        Endpoint unmatched = new Endpoint(request -> {
            throw new HttpException(404);
        }, root, contextTeardown);
        String rootPath = UrlBuilder.rootPath(config);
        Dispatcher dispatcher = new Dispatcher(app, routes.urls(), routes.endpoints(contextTeardown), routes.negotiations(), unmatched,
                TrustedHosts.of(config), rootPath, binding, maker, failures, sessions);
        List<Middleware> all = new ArrayList<>(middleware);
        if (debugger != null) {
            all.add((request, next) -> {
                Response unlocked = debugger.unlock(request);
                return unlocked != null ? unlocked : next.handle(request);
            });
            all.addFirst(watched(new ForgeryWarning(app.logger())));
        }
        return new Pipeline(all, dispatcher, rootPath, binding, maker, sessions, WebSockets.handshake(app, json));
    }

    private static Middleware watched(ForgeryWarning warning) {
        return (request, next) -> {
            Response response = next.handle(request);
            RequestContext context = RequestContext.currentOrNull();
            if (context != null) {
                warning.check(context.request, context.sessionIfOpen() != null, context.endpoint.before);
            }
            return response;
        };
    }

    private static JsonStyle style(Config config, boolean debug) {
        return new JsonStyle(config.getBoolean("JSON_AS_ASCII"), config.getBoolean("JSON_SORT_KEYS"),
                debug || config.getBoolean("JSONIFY_PRETTYPRINT_REGULAR"), config.getBoolean("JSON_FLASK_FORMS"),
                config.getBoolean("JSON_STRICT_FIELDS"));
    }

    /** Does on another thread what the first request with JSON would have to wait for. */
    void prepare() {
        Thread.startVirtualThread(binding.json()::prepare);
    }

    SessionInterface sessions() {
        return sessions.store();
    }

    JsonProvider json() {
        return binding.json();
    }

    Handshake handshake() {
        return handshake;
    }

    /** Handles a server's request and sends the response; then the exchange ends. */
    void serve(RawRequest raw, Consumer<Outgoing> send) {
        var unused = serve(Requests.received(raw, rootPath, binding), raw.refusal(), outgoing -> {
            send.accept(outgoing);
            return outgoing;
        });
    }

    /** Handles a request made by a program; returns the response whose body is there. */
    Response handle(Request request) {
        return serve(Requests.adopted(request, rootPath, binding), null, Outgoing::buffered);
    }

    /**
     * Keeps the thread's interrupt flag out of the request: a flag that the app leaves set must neither keep the response from being sent
     * nor reach the next request on the connection. A flag that was set before is set again.
     */
    private <T> T serve(Request request, @Nullable HttpException refusal, Function<Outgoing, T> send) {
        boolean interrupted = Thread.interrupted();
        Exchange exchange = new Exchange(request);
        try {
            Outgoing outgoing = Outgoing.of(request.method(), respond(exchange, refusal));
            var unused = Thread.interrupted();
            return send.apply(outgoing);
        } catch (Throwable e) {
            exchange.failed(e);
            throw e;
        } finally {
            exchange.end();
            var unused = Thread.interrupted();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Response respond(Exchange exchange, @Nullable HttpException refusal) {
        try {
            if (refusal != null) {
                throw refusal;
            }
            Response response = middleware.length == 0 ? dispatcher.dispatch(exchange, exchange.request)
                    : new Chain(exchange, 0).handle(exchange.request);
            Context.swap(exchange.context());
            return maker.encode(exchange, exchange.request, response);
        } catch (Throwable e) {
            return dispatcher.respondUnmatched(exchange, exchange.request, e);
        }
    }

    /** Runs a task in the context of a request that is not dispatched. */
    <T extends @Nullable Object> T inRequest(Request request, Callable<T> task) throws Exception {
        Exchange exchange = new Exchange(Requests.adopted(request, rootPath, binding));
        try {
            dispatcher.enter(exchange, exchange.request);
            return task.call();
        } catch (Throwable e) {
            exchange.failed(e);
            throw e;
        } finally {
            exchange.end();
        }
    }

    /** The rest of the chain as one middleware sees it: the next middleware or, after the last, the dispatcher. Any thread may call it. */
    private final class Chain implements Next {
        private final Exchange exchange;
        private final int index;

        Chain(Exchange exchange, int index) {
            this.exchange = exchange;
            this.index = index;
        }

        @Override
        public Response handle(Request request) {
            if (index == middleware.length) {
                return dispatcher.dispatch(exchange, request);
            }
            try {
                return wrapped(request);
            } catch (Throwable e) {
                // What stands outside sees a response to every request, so that its fields are on errors too.
                return dispatcher.respondUnmatched(exchange, request, e);
            }
        }

        private Response wrapped(Request request) throws Exception {
            @Nullable Response response = middleware[index].wrap(request, new Chain(exchange, index + 1));
            if (response == null) {
                throw new IllegalStateException(("The middleware %s returned null on %s '%s'. Return next.handle(request), or a Response "
                        + "of its own.").formatted(middleware[index].getClass().getName(), request.method(), request.rawPath()));
            }
            return response;
        }
    }
}
