/** Signals, which tell interested code what an app does. */
@NullMarked
package dev.carafe.signal;

import org.jspecify.annotations.NullMarked;
