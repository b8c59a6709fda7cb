/** HTTP/2 (RFC 9113): frames, header compression and flow control. Hidden; does not depend on Helidon. */
@NullMarked
package dev.carafe.server.http2;

import org.jspecify.annotations.NullMarked;
