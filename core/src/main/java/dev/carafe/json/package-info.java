/** Reads and writes JSON: {@link dev.carafe.json.JsonProvider}, by default with Jackson. */
@NullMarked
package dev.carafe.json;

import org.jspecify.annotations.NullMarked;
