/** Four applications that show, route by route, what Carafe takes over from Quart. */
@NullMarked
package reference;

import org.jspecify.annotations.NullMarked;
