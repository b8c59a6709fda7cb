/** Jinja's expression language: text to tokens, tokens to a tree, the tree to a value. Knows no template and no Jinjava. */
@NullMarked
package dev.carafe.templates.engine.expression;

import org.jspecify.annotations.NullMarked;
