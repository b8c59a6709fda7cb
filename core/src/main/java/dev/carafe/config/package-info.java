/** The settings of an app: {@link dev.carafe.config.Config}. {@code docs/configuration.md} describes the built-in ones. */
@NullMarked
package dev.carafe.config;

import org.jspecify.annotations.NullMarked;
