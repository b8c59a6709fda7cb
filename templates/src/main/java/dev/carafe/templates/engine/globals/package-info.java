/** What templates see of an app: the names that Flask gives them. They belong to no request, and look up the current one when read. */
@NullMarked
package dev.carafe.templates.engine.globals;

import org.jspecify.annotations.NullMarked;
