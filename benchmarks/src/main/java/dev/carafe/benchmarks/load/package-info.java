/** Servers that are put under load from outside, side by side: see {@code load}. */
@NullMarked
package dev.carafe.benchmarks.load;

import org.jspecify.annotations.NullMarked;
