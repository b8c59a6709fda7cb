/** The command line of an app's program. */
@NullMarked
package dev.carafe.cli;

import org.jspecify.annotations.NullMarked;
