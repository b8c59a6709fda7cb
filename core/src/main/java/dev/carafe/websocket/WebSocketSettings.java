package dev.carafe.websocket;

import java.time.Duration;
import java.util.List;

/**
 * The settings for all WebSockets of an app.
 *
 * @param maxMessage how many bytes a message may have ({@code WEBSOCKET_MAX_MESSAGE}); a longer one closes the socket with 1009
 * @param pingInterval how often a client is pinged, and how long it may take to respond ({@code WEBSOCKET_PING_INTERVAL}); zero turns pings
 *     off
 * @param origins the origins whose pages may open sockets, in addition to the server's own ({@code WEBSOCKET_ORIGINS}): {@code
 *     "https://example.org"}; {@code "*"} allows any
 */
public record WebSocketSettings(long maxMessage, Duration pingInterval, List<String> origins) { }
