/** What debug mode shows to whoever sits at the machine: the page of an exception, in HTML and in text. */
@NullMarked
package dev.carafe.debug;

import org.jspecify.annotations.NullMarked;
