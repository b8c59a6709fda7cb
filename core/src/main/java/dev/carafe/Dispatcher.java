package dev.carafe;

import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.routing.Match;
import dev.carafe.routing.UrlMap;
import dev.carafe.websocket.Handshake;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The way of a request through the app, from the URL map to the finished answer. */
final class Dispatcher {
    private final App app;
    private final UrlMap urls;
    private final Map<String, View> views;
    private final View unmatched;
    private final ResponseMaker maker;
    private final Failures failures;
    private final Sessions sessions;

    Dispatcher(App app, UrlMap urls, Map<String, View> views, View unmatched, ResponseMaker maker, Failures failures, Sessions sessions) {
        this.app = app;
        this.urls = urls;
        this.views = views;
        this.unmatched = unmatched;
        this.maker = maker;
        this.failures = failures;
        this.sessions = sessions;
    }

    /** Handles a request in a context of its own, which whoever sends the answer ends. */
    Response dispatch(Request request) {
        Match match = match(request);
        Context context = enter(request, match);
        if (Signals.REQUEST_STARTED.isConnected()) {
            Signals.REQUEST_STARTED.send(app, context.request);
        }
        Response response;
        try {
            runBefore(context);
            response = maker.make(context.request, answer(context, match));
        } catch (Throwable e) {
            response = failures.answer(context, e);
        }
        Response finished = saveSession(context, runAfter(context, response));
        if (Signals.REQUEST_FINISHED.isConnected()) {
            Signals.REQUEST_FINISHED.send(app, new Signals.RequestFinished(context.request, finished));
        }
        return finished;
    }

    /** Begins the context of a request, which whoever calls this ends. */
    void enter(Request request) {
        enter(request, match(request));
    }

    private Match match(Request request) {
        boolean handshake = request.upgradesTo(Handshake.PROTOCOL) && request.method().equals("GET");
        return handshake ? urls.matchWebSocket(request.rawPath()) : urls.match(request.method(), request.rawPath());
    }

    private Context enter(Request request, Match match) {
        return match instanceof Match.Found found ? matched(request, found) : Context.push(app, request, unmatched);
    }

    private Context matched(Request request, Match.Found found) {
        View view = Objects.requireNonNull(views.get(found.rule().endpoint()));
        return Context.push(app, request.matched(found, view.blueprint), view);
    }

    private static void runBefore(Context context) throws Exception {
        for (Before hook : context.view.before) {
            hook.before(context.request);
        }
    }

    private @Nullable Object answer(Context context, Match match) throws Exception {
        return switch (match) {
            case Match.Found found when isAutomaticOptions(found, context.request) -> options(context.request);
            case Match.Found found -> context.view.handler.handle(context.request);
            case Match.Redirect redirect -> Response.redirect(location(redirect.path(), context.request), 308);
            case Match.WrongMethod wrong -> throw new HttpException(405).header("Allow", String.join(", ", wrong.allowed()));
            case Match.Missing missing -> throw new HttpException(404);
            case Match.Malformed malformed -> throw new HttpException(400, "The path of the URL is not well-formed.");
            case Match.WrongProtocol wrong -> throw wrongProtocol(context.request);
        };
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
        return request.queryString().isEmpty() ? path : path + "?" + request.queryString();
    }

    private Response runAfter(Context context, Response response) {
        Response current = response;
        for (After hook : context.afterThis()) {
            current = runAfter(hook, context, current);
        }
        for (After hook : context.view.after) {
            current = runAfter(hook, context, current);
        }
        return current;
    }

    /** A hook that fails turns the answer into that of the failure; the other hooks still run. */
    private Response runAfter(After hook, Context context, Response response) {
        try {
            hook.after(context.request, response);
            return maker.encode(context.request, response);
        } catch (Throwable e) {
            return failures.answer(context, e);
        }
    }

    private Response saveSession(Context context, Response response) {
        try {
            sessions.save(context, response);
            return response;
        } catch (Throwable e) {
            return failures.answer(context, e);
        }
    }
}
