/** Recompiles a running program when its sources change, and replaces the old version by the new one. */
@NullMarked
package dev.carafe.reload;

import org.jspecify.annotations.NullMarked;
