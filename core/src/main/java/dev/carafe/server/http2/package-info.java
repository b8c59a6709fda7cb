/** HTTP/2 (RFC 9113): its frames, header compression and flow control. Hidden; knows no Helidon. */
@NullMarked
package dev.carafe.server.http2;

import org.jspecify.annotations.NullMarked;
