/** Health and metrics of a service: {@link dev.carafe.observe.Observe} answers probes and measures requests. */
@NullMarked
package dev.carafe.observe;

import org.jspecify.annotations.NullMarked;
