/** Jakarta Validation of what is read from requests: {@link dev.carafe.validation.Validation}. */
@NullMarked
package dev.carafe.validation;

import org.jspecify.annotations.NullMarked;
