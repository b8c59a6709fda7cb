/** From the text of a template to its parts: delimiters, white space control, raw text. The one package that knows Jinjava. */
@NullMarked
package dev.carafe.templates.engine.source;

import org.jspecify.annotations.NullMarked;
