package dev.carafe;

import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.websocket.WebSocketHandler;

/** Opens a socket for a handler. */
record WebSocketRoute(WebSocketHandler handler) implements Handler {
    @Override
    public Response handle(Request request) {
        return Context.require("websocket").app.handshake().answer(request, handler);
    }
}
