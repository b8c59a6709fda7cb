/**
 * Jinja's terms as Java types: what your own filters, tests, functions and tags receive, return and throw.
 *
 * <p>The types do not depend on the engine. All are thread-safe, except {@link dev.carafe.templates.jinja.Arguments}, which belong to one
 * call.
 */
@NullMarked
package dev.carafe.templates.jinja;

import org.jspecify.annotations.NullMarked;
