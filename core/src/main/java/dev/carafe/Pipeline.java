package dev.carafe;

import static dev.carafe.Carafe.abort;

import dev.carafe.config.Config;
import dev.carafe.debug.Debugger;
import dev.carafe.debug.DetailedJson;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.json.JacksonJson;
import dev.carafe.json.JsonProvider;
import dev.carafe.json.JsonStyle;
import dev.carafe.session.SessionInterface;
import dev.carafe.websocket.Handshake;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The app when it has started: the middleware, the dispatcher, and the last touch to each answer. */
final class Pipeline {
    private final Next chain;
    private final TrustedHosts trusted;
    private final Dispatcher dispatcher;
    private final JsonProvider json;
    private final ResponseMaker maker;
    private final Failures failures;
    private final Sessions sessions;
    private final Handshake handshake;

    /** Puts the parts of an app together by its settings, which count from now on as they are. */
    static Pipeline of(App app, Routes routes, Mount mount, List<Middleware> middleware, Conversions conversions,
            @Nullable JsonProvider ownJson, @Nullable SessionInterface ownSessions) {
        Config config = app.config();
        boolean debug = config.getBoolean("DEBUG");
        JsonProvider plain = ownJson != null ? ownJson.styled(style(config, debug)) : new JacksonJson(style(config, debug));
        JsonProvider json = debug ? new DetailedJson(plain) : plain;
        ResponseMaker maker = new ResponseMaker(json, config, conversions);
        Failures failures = new Failures(app, maker, debug ? new Debugger(config) : null);
        Sessions sessions = ownSessions != null ? new Sessions(ownSessions) : Sessions.inCookies(config, app.clock(), app.logger());
        View unmatched = new View(request -> abort(404), mount);
        Dispatcher dispatcher = new Dispatcher(app, routes.urls(), routes.views(), unmatched, maker, failures, sessions);
        return new Pipeline(middleware, TrustedHosts.of(config), dispatcher, json, maker, failures, sessions,
                WebSockets.handshake(app, json));
    }

    private static JsonStyle style(Config config, boolean debug) {
        return new JsonStyle(config.getBoolean("JSON_AS_ASCII"), config.getBoolean("JSON_SORT_KEYS"),
                debug || config.getBoolean("JSONIFY_PRETTYPRINT_REGULAR"), config.getBoolean("JSON_FLASK_FORMS"));
    }

    private Pipeline(List<Middleware> middleware, TrustedHosts trusted, Dispatcher dispatcher, JsonProvider json, ResponseMaker maker,
            Failures failures, Sessions sessions, Handshake handshake) {
        Next next = dispatcher::dispatch;
        for (Middleware each : middleware) {
            Next inner = next;
            next = request -> answer(each, request, inner);
        }
        this.chain = next;
        this.trusted = trusted;
        this.dispatcher = dispatcher;
        this.json = json;
        this.maker = maker;
        this.failures = failures;
        this.sessions = sessions;
        this.handshake = handshake;
    }

    private static Response answer(Middleware middleware, Request request, Next next) throws Exception {
        @Nullable Response response = middleware.wrap(request, next);
        if (response == null) {
            throw new IllegalStateException(("The middleware %s returned null on %s '%s'. Return next.handle(request), or a Response of "
                    + "its own.").formatted(middleware.getClass().getName(), request.method(), request.rawPath()));
        }
        return response;
    }

    JsonProvider json() {
        return json;
    }

    Sessions sessions() {
        return sessions;
    }

    Handshake handshake() {
        return handshake;
    }

    /** Handles a request and sends its answer; then its context ends. */
    void serve(Request request, Consumer<Response> send) {
        Context outer = Context.current();
        try {
            send.accept(withoutForbiddenBody(request, wrapped(request)));
        } catch (Throwable e) {
            Context.failed(outer, e);
            throw e;
        } finally {
            end(request, outer);
        }
    }

    /** Runs a task in the context of a request that nothing handles. */
    <T extends @Nullable Object> T inRequest(Request request, Callable<T> task) throws Exception {
        Context outer = Context.current();
        try {
            dispatcher.enter(request);
            return task.call();
        } catch (Throwable e) {
            Context.failed(outer, e);
            throw e;
        } finally {
            end(request, outer);
        }
    }

    private static void end(Request request, @Nullable Context outer) {
        Context.unwind(outer);
        request.close();
    }

    private Response wrapped(Request request) {
        try {
            trusted.check(request);
            return maker.encode(request, chain.handle(request));
        } catch (Throwable e) {
            return failures.answerOutside(request, e);
        }
    }

    /** An answer to HEAD, and one of status 204 or 304, has no body (RFC 9110, section 6.4.1). */
    private static Response withoutForbiddenBody(Request request, Response response) {
        boolean bodiless = response.status() == 204 || response.status() == 304 || request.method().equals("HEAD");
        return bodiless ? response.withoutBody() : response;
    }
}
