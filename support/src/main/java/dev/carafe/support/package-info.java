/** What the tests of this project share: {@link dev.carafe.support.Browser} and {@link dev.carafe.support.Snippets}. */
@NullMarked
package dev.carafe.support;

import org.jspecify.annotations.NullMarked;
