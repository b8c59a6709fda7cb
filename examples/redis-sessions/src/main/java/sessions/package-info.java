/** Sessions, and what is left of rate limits, on a Redis server. */
@NullMarked
package sessions;

import org.jspecify.annotations.NullMarked;
