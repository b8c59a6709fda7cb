/** Tests of an app: {@link dev.carafe.testing.TestClient} and its assertions. */
@NullMarked
package dev.carafe.testing;

import org.jspecify.annotations.NullMarked;
