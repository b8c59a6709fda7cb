/** The command line of an app. */
@NullMarked
package dev.carafe.cli;

import org.jspecify.annotations.NullMarked;
