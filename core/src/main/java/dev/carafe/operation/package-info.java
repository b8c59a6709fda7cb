/**
 * What routes say of themselves: {@link dev.carafe.operation.Operation}. Documentation is derived from it, and requests are checked by it.
 */
@NullMarked
package dev.carafe.operation;

import org.jspecify.annotations.NullMarked;
