/** The request that a thread works for, as the log sees it. */
@NullMarked
package dev.carafe.logging;

import org.jspecify.annotations.NullMarked;
