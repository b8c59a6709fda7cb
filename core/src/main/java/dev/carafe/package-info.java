/**
 * The application: {@link dev.carafe.App}, blueprints, hooks and the statics of {@link dev.carafe.Carafe}.
 */
@NullMarked
package dev.carafe;

import org.jspecify.annotations.NullMarked;
