/** Rules, converters and the URL map: which rule takes a path, and which URL leads to an endpoint. Knows no HTTP. */
@NullMarked
package dev.carafe.routing;

import org.jspecify.annotations.NullMarked;
