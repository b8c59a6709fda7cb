/**
 * Jinja's terms as Java types: what filters, tests, functions and tags of your own receive and return, and what fails.
 *
 * <p>The types know nothing of the engine behind them. All of them may be used by many threads at once, except {@link
 * dev.carafe.templates.jinja.Arguments}, which belong to one call.
 */
@NullMarked
package dev.carafe.templates.jinja;

import org.jspecify.annotations.NullMarked;
