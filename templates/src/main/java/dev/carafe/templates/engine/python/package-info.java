/**
 * Python's semantics for values of a template: text, truth, comparison, arithmetic, attributes, methods of strings, lists and
 * dicts. {@code None} is null, an int is a {@code Long} or {@code BigInteger}, a float is a {@code Double}; a Java value of
 * any other kind is read through {@link dev.carafe.templates.engine.python.JavaValues}.
 */
@NullMarked
package dev.carafe.templates.engine.python;

import org.jspecify.annotations.NullMarked;
