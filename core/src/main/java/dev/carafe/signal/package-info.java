/** Signals: what an app does, told to whoever wants to know. */
@NullMarked
package dev.carafe.signal;

import org.jspecify.annotations.NullMarked;
