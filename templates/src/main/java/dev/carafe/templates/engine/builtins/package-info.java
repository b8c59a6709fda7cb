/** The filters, tests and functions that every template knows: those of Jinja2 3.1. */
@NullMarked
package dev.carafe.templates.engine.builtins;

import org.jspecify.annotations.NullMarked;
