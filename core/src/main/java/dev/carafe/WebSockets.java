package dev.carafe;

import dev.carafe.config.Config;
import dev.carafe.json.JsonProvider;
import dev.carafe.websocket.Handshake;
import dev.carafe.websocket.Message;
import dev.carafe.websocket.WebSocket;
import dev.carafe.websocket.WebSocketObserver;
import dev.carafe.websocket.WebSocketSettings;

/** Tells by signals, and in the log, what happens on the sockets of an app. */
record WebSockets(App app) implements WebSocketObserver {
    /** The handshake of an app, by its settings. */
    static Handshake handshake(App app, JsonProvider json) {
        Config config = app.config();
        return new Handshake(new WebSocketSettings(config.getLong("WEBSOCKET_MAX_MESSAGE"), config.getDuration("WEBSOCKET_PING_INTERVAL"),
                config.getList("WEBSOCKET_ORIGINS")), json, new WebSockets(app));
    }

    @Override
    public void started(WebSocket socket) {
        Context.require("websocket").becomeSocket();
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
        Context.require("websocket").note(failure);
        if (Signals.GOT_WEBSOCKET_EXCEPTION.isConnected()) {
            Signals.GOT_WEBSOCKET_EXCEPTION.send(app, new Signals.RequestException(socket.request(), failure));
        }
        app.log().failure("Exception on websocket", socket.request(), failure);
    }

    @Override
    public void finished(WebSocket socket) {
        if (Signals.WEBSOCKET_FINISHED.isConnected()) {
            Signals.WEBSOCKET_FINISHED.send(app, socket);
        }
    }
}
