/** Settings of an app: {@link dev.carafe.config.Config}. The built-in ones are told in {@code docs/configuration.md}. */
@NullMarked
package dev.carafe.config;

import org.jspecify.annotations.NullMarked;
