/** The statements of templates and the renders that run them. Not API. */
@NullMarked
package dev.carafe.templates.engine.tree;

import org.jspecify.annotations.NullMarked;
