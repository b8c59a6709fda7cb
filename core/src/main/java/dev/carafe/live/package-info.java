/** What goes on beside requests: topics, to which many clients listen at once, and background tasks. */
@NullMarked
package dev.carafe.live;

import org.jspecify.annotations.NullMarked;
