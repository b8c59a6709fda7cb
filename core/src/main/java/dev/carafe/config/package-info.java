/** Settings of an app. */
@NullMarked
package dev.carafe.config;

import org.jspecify.annotations.NullMarked;
