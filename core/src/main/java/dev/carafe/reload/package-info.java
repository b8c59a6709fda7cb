/** Compiles a program anew while it runs, when its sources change, and puts the new version in the place of the old one. */
@NullMarked
package dev.carafe.reload;

import org.jspecify.annotations.NullMarked;
