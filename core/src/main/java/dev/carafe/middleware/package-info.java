/** Middleware that services put around their handlers. It uses only what any user may use, and nothing of the framework uses it. */
@NullMarked
package dev.carafe.middleware;

import org.jspecify.annotations.NullMarked;
