/** Carafe's log through SLF4J. There is nothing to call: the jar on the class path is enough. */
@NullMarked
package dev.carafe.slf4j;

import org.jspecify.annotations.NullMarked;
