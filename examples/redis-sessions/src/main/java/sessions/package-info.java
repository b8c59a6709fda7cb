/** Sessions that live on a Redis server. */
@NullMarked
package sessions;

import org.jspecify.annotations.NullMarked;
