/** What a server has left after many requests, and during attacks. */
@NullMarked
package dev.carafe.benchmarks.endurance;

import org.jspecify.annotations.NullMarked;
