/** Checks of the test client against an app's OpenAPI document: {@code TestClient.of(app).checkedByOpenApi()}. */
@NullMarked
package dev.carafe.openapi.testing;

import org.jspecify.annotations.NullMarked;
