/** JSON in and out: {@link dev.carafe.json.JsonProvider}, by default over Jackson. */
@NullMarked
package dev.carafe.json;

import org.jspecify.annotations.NullMarked;
