/** The server: all that knows Helidon. It takes an app as a function and knows nothing else of it. */
@NullMarked
package dev.carafe.server;

import org.jspecify.annotations.NullMarked;
