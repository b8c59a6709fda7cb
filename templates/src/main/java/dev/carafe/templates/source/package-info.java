/** From the text of a template to its parts: white space control, delimiters, nesting of tags. The one room that knows Jinjava. */
@NullMarked
package dev.carafe.templates.source;

import org.jspecify.annotations.NullMarked;
