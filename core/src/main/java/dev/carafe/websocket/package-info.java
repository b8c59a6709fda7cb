/** WebSockets (RFC 6455): the handshake, the frames, and what a handler sees of them. Without extensions, so messages are not compressed. */
@NullMarked
package dev.carafe.websocket;

import org.jspecify.annotations.NullMarked;
