package reference;

import dev.carafe.App;
import dev.carafe.websocket.Message;
import dev.carafe.websocket.WebSocket;

/** WebSockets: an echo, and a count that ends by itself. */
final class Sockets {
    private Sockets() { }

    static void add(App app) {
        app.websocket("/ws/echo", "ws_echo", Sockets::echo)
                .websocket("/ws/count/<int:n>", "ws_count", Sockets::count);
    }

    private static void echo(WebSocket ws) {
        for (Message message : ws) {
            switch (message) {
                case Message.Text(String text) -> ws.send("echo: " + text);
                case Message.Binary(byte[] bytes) -> ws.send(bytes);
            }
        }
    }

    private static void count(WebSocket ws) {
        String tag = ws.request().args().get("tag", "-");
        for (int i = 0; i < ws.request().pathInt("n"); i++) {
            ws.send(i + " " + tag);
        }
    }
}
