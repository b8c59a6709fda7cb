/** WebSockets (RFC 6455): the handshake, the frames, and what a handler sees of them. No extensions: messages are not compressed. */
@NullMarked
package dev.carafe.websocket;

import org.jspecify.annotations.NullMarked;
