/** Files of an app: where its folders are, and which of their files a path may name. */
@NullMarked
package dev.carafe.files;

import org.jspecify.annotations.NullMarked;
