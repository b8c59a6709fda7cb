package dev.carafe.websocket;

import dev.carafe.http.Headers;
import java.util.List;

/** A handler with the subprotocols that it supports. */
record SubprotocolHandler(List<String> subprotocols, WebSocketHandler handler) implements WebSocketHandler {
    SubprotocolHandler {
        subprotocols = List.copyOf(subprotocols);
        for (String name : subprotocols) {
            check(name);
        }
    }

    private static void check(String name) {
        try {
            Headers.of(name, "");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(("'%s' is no name for a subprotocol. A name is made of letters, digits and "
                    + "!#$%%&'*+-.^_`|~ (RFC 6455, section 4.1).").formatted(name), e);
        }
    }

    @Override
    public void handle(WebSocket socket) throws Exception {
        handler.handle(socket);
    }
}
