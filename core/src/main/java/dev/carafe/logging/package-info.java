/** What the log knows of the request that a thread works for. */
@NullMarked
package dev.carafe.logging;

import org.jspecify.annotations.NullMarked;
