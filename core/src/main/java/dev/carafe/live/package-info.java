/** Work that outlives single requests: topics with many subscribers, and background tasks. */
@NullMarked
package dev.carafe.live;

import org.jspecify.annotations.NullMarked;
