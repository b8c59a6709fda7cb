/** From the parts of a template to its statements. Not API. */
@NullMarked
package dev.carafe.templates.engine.compiler;

import org.jspecify.annotations.NullMarked;
