package dev.carafe;

import dev.carafe.config.Config;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.json.JsonProvider;
import dev.carafe.signal.Signals;
import dev.carafe.websocket.Handshake;
import dev.carafe.websocket.Message;
import dev.carafe.websocket.WebSocket;
import dev.carafe.websocket.WebSocketHandler;
import dev.carafe.websocket.WebSocketObserver;
import dev.carafe.websocket.WebSocketSettings;
import java.lang.System.Logger.Level;

/** Reports what happens on an app's WebSockets, by signals and in the log. */
record WebSockets(App app) implements WebSocketObserver {
    /** Creates the handshake of an app from its settings. */
    static Handshake handshake(App app, JsonProvider json) {
        Config config = app.config();
        return new Handshake(new WebSocketSettings(config.getLong("WEBSOCKET_MAX_MESSAGE"), config.getDuration("WEBSOCKET_PING_INTERVAL"),
                config.getList("WEBSOCKET_ORIGINS")), json, new WebSockets(app));
    }

    /** Returns a handler for the handshake. Routes with the same WebSocket handler are equal. */
    static Handler route(WebSocketHandler handler) {
        return new Opening(handler);
    }

    private record Opening(WebSocketHandler handler) implements Handler {
        @Override
        public Response handle(Request request) {
            return RequestContext.of("websocket").app.handshake().response(request, handler);
        }
    }

    @Override
    public void started(WebSocket socket) {
        RequestContext.of("websocket").becomeSocket();
        if (Signals.WEBSOCKET_STARTED.isConnected()) {
            Signals.WEBSOCKET_STARTED.send(app, socket);
        }
    }

    @Override
    public void received(WebSocket socket, Message message) {
        if (Signals.WEBSOCKET_RECEIVED.isConnected()) {
            Signals.WEBSOCKET_RECEIVED.send(app, new Signals.WebSocketMessage(socket, message));
        }
    }

    @Override
    public void sent(WebSocket socket, Message message) {
        if (Signals.WEBSOCKET_SENT.isConnected()) {
            Signals.WEBSOCKET_SENT.send(app, new Signals.WebSocketMessage(socket, message));
        }
    }

    @Override
    public void failed(WebSocket socket, Throwable failure) {
        RequestContext.of("websocket").failed(failure);
        if (Signals.GOT_WEBSOCKET_EXCEPTION.isConnected()) {
            Signals.GOT_WEBSOCKET_EXCEPTION.send(app, new Signals.RequestException(socket.request(), failure));
        }
        app.logger().log(Level.ERROR, "Exception on websocket " + socket.request().method() + " " + socket.request().rawPath(), failure);
    }

    @Override
    public void finished(WebSocket socket) {
        if (Signals.WEBSOCKET_FINISHED.isConnected()) {
            Signals.WEBSOCKET_FINISHED.send(app, socket);
        }
    }
}
