/** The server, and all code that depends on Helidon. It sees an app only as a function. */
@NullMarked
package dev.carafe.server;

import org.jspecify.annotations.NullMarked;
