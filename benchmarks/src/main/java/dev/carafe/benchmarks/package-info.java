/** What Carafe costs, measured beside its peers. */
@NullMarked
package dev.carafe.benchmarks;

import org.jspecify.annotations.NullMarked;
