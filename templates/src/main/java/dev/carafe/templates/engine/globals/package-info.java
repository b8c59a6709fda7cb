/** The names that Flask gives to templates. They belong to no request, and look up the current one when they are read. */
@NullMarked
package dev.carafe.templates.engine.globals;

import org.jspecify.annotations.NullMarked;
