/** The OpenAPI document of an app: {@link dev.carafe.openapi.OpenApi}. */
@NullMarked
package dev.carafe.openapi;

import org.jspecify.annotations.NullMarked;
