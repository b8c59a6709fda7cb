/** WebSockets (RFC 6455): the handshake, the frames, and the API for handlers. There are no extensions, so messages are not compressed. */
@NullMarked
package dev.carafe.websocket;

import org.jspecify.annotations.NullMarked;
