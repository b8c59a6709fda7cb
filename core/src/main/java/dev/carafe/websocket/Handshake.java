package dev.carafe.websocket;

import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.json.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Responds to WebSocket handshakes (RFC 6455, section 4.2).
 *
 * @param settings the settings of all sockets
 * @param json reads and writes JSON messages
 * @param observer observes the sockets
 */
public record Handshake(WebSocketSettings settings, JsonProvider json, WebSocketObserver observer) {
    /** The protocol named in {@code Upgrade}. */
    public static final String PROTOCOL = "websocket";

    private static final String VERSION = "13";
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_CHARS = 24;
    private static final int KEY_BYTES = 16;

    /**
     * Returns the response that opens a socket for a handler.
     *
     * @throws HttpException 400 without a valid key, 403 for a page of another origin, 426 for another version of the protocol
     */
    public Response response(Request request, WebSocketHandler handler) {
        if (!VERSION.equals(request.header("Sec-WebSocket-Version"))) {
            throw upgradeRequired("This server speaks version 13 of the WebSocket protocol.").header("Sec-WebSocket-Version", VERSION);
        }
        String key = request.header("Sec-WebSocket-Key");
        if (key == null || !isKey(key) || request.headers().all("Sec-WebSocket-Key").size() > 1) {
            throw new HttpException(400, "The WebSocket handshake has no proper Sec-WebSocket-Key.");
        }
        String origin = request.header("Origin");
        if (origin != null && !new Origin(origin).mayOpen(request.header("Host"), settings.origins())) {
            throw new HttpException(403, "Pages of this origin may not open a WebSocket here.");
        }
        String subprotocol = subprotocol(request, handler);
        Response response = Response.upgrade(PROTOCOL, new Conversation(request, subprotocol, handler, settings, json, observer))
                .header("Sec-WebSocket-Accept", accept(key));
        return subprotocol == null ? response : response.header("Sec-WebSocket-Protocol", subprotocol);
    }

    /** Returns the 426 for a request without an upgrade where only a WebSocket is available. */
    public static HttpException upgradeRequired(String description) {
        return new HttpException(426, description).header("Upgrade", PROTOCOL).header("Connection", "Upgrade");
    }

    private static boolean isKey(String key) {
        try {
            return key.length() == KEY_CHARS && Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable String subprotocol(Request request, WebSocketHandler handler) {
        List<String> spoken = handler.subprotocols();
        for (String name : spoken.isEmpty() ? List.<String>of() : request.tokens("Sec-WebSocket-Protocol")) {
            if (spoken.contains(name)) {
                return name;
            }
        }
        return null;
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1.", e);
        }
    }
}
