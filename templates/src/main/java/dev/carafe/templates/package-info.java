/** Jinja templates for pages, text and e-mail. */
@NullMarked
package dev.carafe.templates;

import org.jspecify.annotations.NullMarked;
