package dev.carafe.websocket;

import java.time.Duration;
import java.util.List;

/**
 * What holds for all sockets of an app.
 *
 * @param maxMessage the most bytes of a message ({@code WEBSOCKET_MAX_MESSAGE}); more closes the socket with 1009
 * @param pingInterval how often a client is pinged, and how long it may take to show that it lives ({@code WEBSOCKET_PING_INTERVAL}); not
 *     at all, if zero
 * @param origins whose pages may open sockets, besides the server's own ({@code WEBSOCKET_ORIGINS}): {@code "https://example.org"};
 *     {@code "*"} is any
 */
public record WebSocketSettings(long maxMessage, Duration pingInterval, List<String> origins) { }
