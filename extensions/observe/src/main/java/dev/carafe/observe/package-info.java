/** Tells the outside how a service is: {@link dev.carafe.observe.Observe} answers probes and counts requests. */
@NullMarked
package dev.carafe.observe;

import org.jspecify.annotations.NullMarked;
