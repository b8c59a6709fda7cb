/** What a request costs in the tests of an app, by the test client of its framework. */
@NullMarked
package dev.carafe.benchmarks.testing;

import org.jspecify.annotations.NullMarked;
