/** The pages that debug mode shows to a developer on this machine: an exception, in HTML and in text. */
@NullMarked
package dev.carafe.debug;

import org.jspecify.annotations.NullMarked;
